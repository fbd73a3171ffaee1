import type { EvaluationCriteria, ScoredOutcome } from '@assay/contracts';
import { type OutcomeScore, readCriteria, scoreOutcome } from '@assay/domain/scoring';
import type { TaskToScore } from '@assay/server/persistence';

/** A task as scorers need it. */
export interface ScorableTask {
  readonly criteria: EvaluationCriteria;
  readonly criteriaHash: string;
  readonly taskType: string;
  /** Of each variant, from the first on. */
  readonly expectedOutputs: readonly string[];
}

/** An answer that is to be scored. */
export interface ScorableAnswer {
  readonly outcome: ScoredOutcome;
  readonly output: string;
  /** From 1. */
  readonly variant: number;
  /** Wall-clock limit of the answer, ms; null where it is not known. */
  readonly timeLimitMs: number | null;
}

/** Reads what a stored task version says about scoring. */
export function scorableTask(task: TaskToScore): ScorableTask {
  const variants = task.variants.map((variant) => variant.expectedOutput);
  return {
    criteria: readCriteria(task.criteria),
    criteriaHash: task.criteriaHash,
    taskType: task.taskType,
    expectedOutputs: variants.length > 0 ? variants : [task.expectedOutput],
  };
}

/**
 * Scores an answer. A scorer that fails is our fault and never the model's: the answer stays unscored, `harness_error`, with the
 * reason in words. `failed` hears the error.
 */
export function scoreAnswer(
  task: ScorableTask,
  answer: ScorableAnswer,
  failed: (error: unknown) => void,
): OutcomeScore {
  try {
    const expectedOutput = task.expectedOutputs[answer.variant - 1] ?? task.expectedOutputs[0] ?? '';
    const { outcome, output, timeLimitMs } = answer;
    const limits = timeLimitMs === null ? {} : { timeLimitMs };
    return scoreOutcome(outcome, { output, expectedOutput, criteria: task.criteria }, limits);
  } catch (error) {
    failed(error);
    return notScored(answer.outcome, 'A scorer failed; that is a fault of Assay, not of the model.');
  }
}

/** An answer that our own side could not score. */
export function notScored(outcome: ScoredOutcome, reason: string): OutcomeScore {
  return {
    outcome,
    evaluation: {
      status: 'unscored',
      accuracy: null,
      relevance: null,
      passed: null,
      unscoredReason: 'harness_error',
      reason,
      extracted: null,
      extractRule: null,
      extractTrace: [],
      flags: [],
      scores: [],
    },
  };
}
