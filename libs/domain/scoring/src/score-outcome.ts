import type { ScoredOutcome } from '@assay/contracts';
import { evaluateAnswer, type ProvidedScores } from './evaluate-answer';
import { isRefusal } from './refusal';
import type { AnswerEvaluation, AnswerToScore } from './scorer';
import { cleanAnswer } from './text/clean-answer';
import { shown } from './text/shown';

/** Outcome and evaluation of a trial. The outcome changes in one case: an answer that turns out to be a refusal. */
export interface OutcomeScore {
  readonly outcome: ScoredOutcome;
  readonly evaluation: AnswerEvaluation;
}

/** Limits that a reason may name. */
export interface OutcomeLimits {
  /** Wall-clock limit of the answer, ms. */
  readonly timeLimitMs?: number;
}

/**
 * Scores a trial by its outcome: an answer by its criteria, every other outcome (the model's own failure) with accuracy 0 and the
 * reason in words. A refusal is one only where the criteria do not pass it.
 */
export function scoreOutcome(
  outcome: ScoredOutcome,
  answer: AnswerToScore,
  limits: OutcomeLimits = {},
  provided?: ProvidedScores,
): OutcomeScore {
  if (outcome !== 'answered' && outcome !== 'refused') return failed(outcome, failureReason(outcome, limits));
  const evaluation = evaluateAnswer(answer, provided);
  const text = cleanAnswer(answer.output).text;
  const isOpen = evaluation.status === 'unscored' && evaluation.unscoredReason !== 'harness_error';
  if (evaluation.passed === true || (isOpen && outcome === 'answered')) return { outcome: 'answered', evaluation };
  if (outcome === 'answered' && !isRefusal(text)) return { outcome, evaluation };
  return { outcome: 'refused', evaluation: refused(evaluation, text) };
}

function failed(outcome: ScoredOutcome, reason: string): OutcomeScore {
  const evaluation: AnswerEvaluation = {
    status: 'scored',
    accuracy: 0,
    relevance: null,
    passed: false,
    unscoredReason: null,
    reason,
    extracted: null,
    extractRule: null,
    extractTrace: [],
    flags: [],
    scores: [],
  };
  return { outcome, evaluation };
}

function refused(evaluation: AnswerEvaluation, text: string): AnswerEvaluation {
  const flags = evaluation.flags.filter((flag) => flag !== 'format_ignored');
  return {
    ...evaluation,
    status: 'scored',
    accuracy: 0,
    passed: false,
    unscoredReason: null,
    flags,
    reason: `Refused: "${shown(text, 100)}"`,
  };
}

function failureReason(outcome: Exclude<ScoredOutcome, 'answered' | 'refused'>, limits: OutcomeLimits): string {
  switch (outcome) {
    case 'empty':
      return 'Empty answer: the model stopped without writing anything';
    case 'cut_before_answer':
      return 'No answer: the token limit was reached before any answer text (thinking counts towards it)';
    case 'degenerate_loop':
      return 'Stuck in a loop: the model repeated itself until the server stopped it';
    case 'too_slow':
      return `Too slow: still writing when the time limit${limitInWords(limits)} was reached`;
    case 'output_limit':
      return 'Too long: the answer grew over 1 MB and was stopped';
    default:
      return outcome satisfies never;
  }
}

function limitInWords({ timeLimitMs }: OutcomeLimits): string {
  return timeLimitMs === undefined ? '' : ` of ${Math.round(timeLimitMs / 1_000)} s`;
}
