import type { EvaluationCriteria, ResultFlag, Score, UnscoredReason } from '@assay/contracts';

/** What an answer is scored against. Nothing here touches the world: same input, same evaluation. */
export interface AnswerToScore {
  /** Content only; thinking text is never searched for answers. */
  readonly output: string;
  readonly expectedOutput: string;
  readonly criteria: EvaluationCriteria;
}

/** Outcome of scoring one answer by programs. Judge work stays open as `waitsForJudge`. */
export interface AnswerEvaluation {
  readonly status: 'scored' | 'unscored';
  /** Weighted mean over accuracy scorers, 0–1; null while any of them is unscored. */
  readonly accuracy: number | null;
  readonly relevance: number | null;
  readonly passed: boolean | null;
  readonly unscoredReason: UnscoredReason | null;
  /** One sentence: why this score. */
  readonly reason: string;
  readonly extracted: string | null;
  readonly extractRule: string | null;
  readonly extractTrace: readonly string[];
  readonly flags: readonly ResultFlag[];
  readonly scores: readonly Score[];
}
