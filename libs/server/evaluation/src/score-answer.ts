import type { ChatMessage, EvaluationCriteria, ScoredOutcome, TaskDraft } from '@assay/contracts';
import {
  readCriteria,
  scoreOutcome,
  scoreWithPrograms,
  type OutcomeScore,
  type ProvidedScores,
  type ScoringTools,
} from '@assay/domain/scoring';
import type { TaskToScore } from '@assay/server/persistence';

/** A task as scorers need it. */
export interface ScorableTask {
  readonly criteria: EvaluationCriteria;
  readonly criteriaHash: string;
  readonly taskType: string;
  readonly key: string;
  readonly system: string | null;
  readonly messages: readonly ChatMessage[] | null;
  /** At least one; a task without variants is its own first one. */
  readonly variants: readonly AskedVariant[];
}

/** What was asked, and what was expected. */
export interface AskedVariant {
  readonly taskDescription: string;
  readonly expectedOutput: string;
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

/** What a model is told before the question. */
type Before = Pick<TaskToScore, 'system' | 'messages'>;

/** Reads what a task version says about scoring. */
export function scorableTask(task: Omit<TaskToScore, 'id' | keyof Before> & Partial<Before>): ScorableTask {
  const { key, taskType, criteriaHash, taskDescription, expectedOutput, system = null, messages = null } = task;
  const variants = task.variants.length > 0 ? task.variants : [{ taskDescription, expectedOutput }];
  return { key, taskType, criteriaHash, criteria: readCriteria(task.criteria), system, messages, variants };
}

/**
 * Scores an answer. A scorer that fails is our fault and never the model's: the answer stays unscored, `harness_error`, with the
 * reason in words. `failed` hears the error; `judged` is what a judge found out.
 */
export async function scoreAnswer(
  task: ScorableTask,
  answer: ScorableAnswer,
  tools: ScoringTools,
  failed: (error: unknown) => void,
  judged: ProvidedScores = new Map(),
): Promise<OutcomeScore> {
  try {
    const { outcome, output, timeLimitMs, variant } = answer;
    const asked = variantOf(task, variant);
    const limits = timeLimitMs === null ? {} : { timeLimitMs };
    const toScore = { output, expectedOutput: asked.expectedOutput, criteria: task.criteria };
    const hasAnswer = outcome === 'answered' || outcome === 'refused';
    const checked = { key: task.key, variant, ...asked };
    const provided = hasAnswer ? await scoreWithPrograms(toScore, checked, tools) : undefined;
    return scoreOutcome(outcome, toScore, limits, provided && new Map([...provided, ...judged]));
  } catch (error) {
    failed(error);
    return notScored(answer.outcome, 'A scorer failed; that is a fault of Assay, not of the model.');
  }
}

/** The instance of its problem that a task asked. */
export function variantOf({ variants, key }: ScorableTask, variant: number): AskedVariant {
  const asked = variants[variant - 1] ?? variants[0];
  if (asked === undefined) throw new Error(`The task ${key} asks nothing.`);
  return { taskDescription: asked.taskDescription, expectedOutput: asked.expectedOutput };
}

/** A task that need not be stored, for scorers. */
export function scorableDraft(draft: TaskDraft): ScorableTask {
  const { key, taskType, evaluationCriteria: criteria, taskDescription, expectedOutput, variants = [] } = draft;
  const { system = null, messages = null } = draft;
  return scorableTask({
    ...{ key, taskType, criteria, criteriaHash: '', taskDescription, expectedOutput, variants },
    ...{ system, messages },
  });
}

/** An answer to a task that need not be stored: for trying a task out, and for the proof that its own answers score as they must. */
export async function scoreDraft(
  draft: TaskDraft,
  output: string,
  variant: number,
  tools: ScoringTools,
): Promise<OutcomeScore> {
  const task = scorableDraft(draft);
  const outcome = output.trim() === '' ? 'empty' : 'answered';
  return scoreAnswer(task, { outcome, output, variant, timeLimitMs: null }, tools, (error) => {
    throw error;
  });
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
