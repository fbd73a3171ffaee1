import type { Score, ScorerSpec, ScorerType } from '@assay/contracts';
import type { Extraction, FoundAnswer } from './extract/extraction';
import { SCORERS, type SpecOf } from './registry';
import { finding, type ScorerFunction, type Finding } from './scorers/finding';

/** Score from which on a scorer counts as passed, where it says nothing itself. */
const DEFAULT_PASS_THRESHOLD = { judge: 0.7, other: 1 } as const;
/** Room for the error of a float. */
const EPSILON = 1e-9;
/** Scorers that give no score of their own here, whether or not the answer has the right form. */
const OPEN_TYPES: ReadonlySet<ScorerType> = new Set(['code_tests', 'judge']);

/** An answer on its way through the scorers. */
export interface AnswerInHand {
  /** Cleaned. */
  readonly text: string;
  readonly expectedOutput: string;
}

/**
 * Runs one scorer of the criteria; an answer of the wrong form scores 0 with "No answer found". `provided` is what somebody found out who
 * can do more than a scorer here: a program that ran in the sandbox, a judge.
 */
export function runScorer(
  spec: ScorerSpec,
  no: number,
  extraction: Extraction,
  answer: AnswerInHand,
  provided?: Finding,
): Score {
  const base = {
    no,
    scorer: spec.type,
    axis: spec.axis ?? 'accuracy',
    weight: spec.weight ?? 1,
    gate: spec.gate ?? false,
  } as const;
  const said = provided ?? findingOf(spec, extraction, answer);
  if (said.status === 'unscored') {
    return { ...base, ...said, value: null, passed: null, expected: null, got: null, detail: null };
  }
  return { ...base, ...said, passed: said.passed !== false && said.value >= passThreshold(spec) - EPSILON };
}

function findingOf<Type extends ScorerType>(
  spec: SpecOf<Type> & ScorerSpec,
  extraction: Extraction,
  answer: AnswerInHand,
): Finding {
  const scorer: ScorerFunction<SpecOf<Type>> = SCORERS[spec.type];
  const extracted = extraction.found || OPEN_TYPES.has(spec.type) ? asFound(extraction, answer) : null;
  if (extracted === null) return finding(false, { reason: `No answer found: ${whyNotFound(extraction)}` });
  return scorer(spec, answer.text, extracted, answer.expectedOutput);
}

function asFound(extraction: Extraction, answer: AnswerInHand): FoundAnswer {
  return extraction.found ? extraction : { ...extraction, found: true, text: answer.text };
}

/** The sentences of a trace as one: "no line starts with ANSWER:; there is no number in the answer". */
function whyNotFound({ trace }: Extraction): string {
  const parts = trace.map((sentence) => sentence.replace(/\.$/, ''));
  return parts.map((part) => part.charAt(0).toLowerCase() + part.slice(1)).join('; ');
}

function passThreshold(spec: ScorerSpec): number {
  return spec.passThreshold ?? (spec.type === 'judge' ? DEFAULT_PASS_THRESHOLD.judge : DEFAULT_PASS_THRESHOLD.other);
}
