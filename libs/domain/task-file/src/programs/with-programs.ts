import type { JsonObject } from '@assay/contracts';
import type { DraftProblem } from '../draft-problems';
import { spell } from '../field-spelling';
import { isRecord } from '../fields';
import { jsonFault, toJson } from '../json-payload';
import type { FieldPath } from '../raw-task';
import { generated } from './generated';
import { programOfFile, shippedProgram, type ProgramContext, type ProgramText } from './program-sources';

/** A task whose programs are all in it, as far as they could be had. */
export interface WithPrograms {
  readonly value: unknown;
  /** In the author's spelling. */
  readonly problems: readonly DraftProblem[];
}

/**
 * Makes a task complete that is not checked yet: checkers that it names (`use`, `file`) are taken in as `program`, and its generator is run
 * in the sandbox and replaced by the variants that it makes. A task without either is given back as it is.
 */
export async function withPrograms(task: unknown, context: ProgramContext): Promise<WithPrograms> {
  if (!isRecord(task)) return { value: task, problems: [] };
  const checked = await withCheckers(task, context);
  const broken = await brokenSchemas(checked.value, context);
  if (broken.length > 0) return { value: task, problems: [...checked.problems, ...broken] };
  if (task['generator'] === undefined || task['generator'] === null || checked.problems.length > 0) return checked;
  const made = await generated(checked.value, context);
  return { value: made.value, problems: made.problems };
}

/** Longer ones are refused by the check of the criteria. */
const LONGEST_SCHEMA = 32_768;

type Fields = Readonly<Record<string, unknown>>;
type Completed = { readonly value: Fields; readonly problems: readonly DraftProblem[] };

async function withCheckers(task: Fields, context: ProgramContext): Promise<Completed> {
  const name = spell('evaluationCriteria', context.spelling);
  const criteria = task[name];
  if (!isRecord(criteria) || !Array.isArray(criteria['scorers'])) return { value: task, problems: [] };
  const problems: DraftProblem[] = [];
  const scorers: unknown[] = [];
  for (const [no, scorer] of criteria['scorers'].entries()) {
    scorers.push(await withChecker(scorer, [name, 'scorers', no], context, problems));
  }
  return { value: { ...task, [name]: { ...criteria, scorers } }, problems };
}

/** Schemas that are none, or that take more than a schema may; others say so only when the first answer is scored. */
async function brokenSchemas(task: Fields, { spelling, sandbox }: ProgramContext): Promise<readonly DraftProblem[]> {
  const name = spell('evaluationCriteria', spelling);
  const criteria = task[name];
  if (!isRecord(criteria) || !Array.isArray(criteria['scorers'])) return [];
  const problems: DraftProblem[] = [];
  for (const [no, scorer] of criteria['scorers'].entries()) {
    if (!isRecord(scorer) || scorer['type'] !== 'json_schema' || !isRecord(scorer['schema'])) continue;
    if (jsonFault(scorer['schema']) !== null || JSON.stringify(scorer['schema']).length > LONGEST_SCHEMA) continue;
    const check = await sandbox.checkSchema(toJson(scorer['schema']) as JsonObject, null);
    if (check.ok || check.ours) continue;
    problems.push({
      path: [name, 'scorers', no, 'schema'],
      message: `Is not a schema that can be used: ${check.problem}.`,
    });
  }
  return problems;
}

/** A scorer that holds its program; what is wrong goes to `problems`. */
async function withChecker(
  scorer: unknown,
  path: FieldPath,
  { sources }: ProgramContext,
  problems: DraftProblem[],
): Promise<unknown> {
  if (!isRecord(scorer) || scorer['type'] !== 'checker') return scorer;
  const { file, ...rest } = scorer;
  if (rest['program'] !== undefined && file === undefined) return scorer;
  const field = file === undefined ? 'use' : 'file';
  if (scorer[field] === undefined) return scorer;
  if (field === 'file' && (rest['program'] ?? rest['use']) !== undefined) {
    problems.push({ path: [...path, 'file'], message: 'Give one of program, file and use.' });
    return scorer;
  }
  const text = await (field === 'file' ? programOfFile(file, sources) : shippedProgram(scorer['use'], sources));
  return taken(text, rest, [...path, field], problems);
}

function taken(text: ProgramText, scorer: Fields, path: FieldPath, problems: DraftProblem[]): Fields {
  if ('program' in text) return { ...scorer, program: text.program };
  problems.push({ path, message: text.problem });
  return scorer;
}
