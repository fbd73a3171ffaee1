import type { CheckerScorer, JsonObject, JsonValue } from '@assay/contracts';
import type { CodeSandbox, ProgramCall, ProgramResult } from '@assay/domain/run';
import type { ProvidedScore } from '../evaluate-answer';
import type { Extraction } from '../extract/extraction';
import { finding, notScored, type Finding } from '../scorers/finding';

/** What a checker may know of the task. */
export interface CheckedTask {
  readonly key: string;
  readonly taskDescription: string;
  readonly expectedOutput: string;
  /** From 1. */
  readonly variant: number;
}

/** Lets an author's checker look at the part of an answer that was extracted; null where nothing was, as then there is nothing to check. */
export async function checkerScore(
  spec: CheckerScorer,
  extraction: Extraction,
  task: CheckedTask,
  sandbox: CodeSandbox,
): Promise<ProvidedScore | null> {
  if (!extraction.found) return null;
  if (spec.program === undefined)
    return { finding: broken(`the program "${spec.use ?? ''}" was not imported with it`) };
  return { finding: readCheck(await sandbox.call(checkerCall(spec, spec.program, extraction.text, task))) };
}

/** The call of an author's checker: `check(answer, task, params)`. `program` is its source. */
export function checkerCall(spec: CheckerScorer, program: string, answer: string, task: CheckedTask): ProgramCall {
  return { language: 'javascript', program, function: 'check', args: [answer, { ...task }, spec.params ?? {}] };
}

/**
 * What a checker said: `{score: 0…1, passed, reason, detail?}`. One that fails or says something else is a fault of the task, never of
 * the model. A full
 * score with `passed: false` contradicts itself.
 */
export function readCheck(result: ProgramResult): Finding {
  if (!result.ok)
    return result.problem.verdict === 'harness_error' ? ours(result.problem.reason) : broken(result.problem.reason);
  const { value } = result;
  if (!isObject(value)) return broken('it gave no object');
  const { score, passed, reason, expected, got, detail } = value as { readonly [name: string]: JsonValue | undefined };
  if (typeof score !== 'number' || !(score >= 0 && score <= 1)) return broken('its score is no number from 0 to 1');
  if (passed !== undefined && typeof passed !== 'boolean') return broken('its passed is neither true nor false');
  if (passed === false && score === 1) return broken('it gave the full score to an answer that did not pass');
  const said = finding(passed ?? score === 1, {
    reason: typeof reason === 'string' && reason !== '' ? reason : score === 1 ? 'Right' : 'The check failed',
    ...(typeof expected === 'string' ? { expected } : {}),
    ...(typeof got === 'string' ? { got } : {}),
    ...(isObject(detail) ? { detail } : {}),
  });
  return { ...said, value: score };
}

function broken(what: string): Finding {
  return notScored('harness_error', `The checker of the task is broken: ${what}`);
}

function ours(reason: string): Finding {
  return notScored('harness_error', reason);
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
