/** One column of the comparison: a model on a server. */
export interface ComparedColumn {
  /** Name used in every scope; unique. */
  readonly name: string;
  /** Times are compared only between columns of one server. */
  readonly serverId: string;
  readonly sizeBytes: number | null;
  /** What the model is: its digest. Columns of one identity are one model on several servers, and never better than each other. */
  readonly identity?: string | null;
  /** Judged only by itself or by its own family, whatever the scope: never recommended. Its cells tell it scope by scope. */
  readonly judgedByFamily?: boolean;
}

/** One task version that was asked of at least one column. */
export interface ComparedTask {
  readonly taskId: string;
  readonly key: string;
  readonly title: string;
  /** A task type, or whatever a file calls its parts. */
  readonly taskType: string;
  readonly category: string;
  /** Tasks of one cluster (one template, one document) are one draw of chance; absent = on its own. */
  readonly cluster?: string | null;
  /** Its criteria ask a judge. */
  readonly judged?: boolean;
}

/** What is stored of one column on one task: a row of GROUP BY column, task. Counts of answers; scores 0–1; times in ms. */
export interface ComparedCell {
  /** Name of the column. */
  readonly model: string;
  readonly taskId: string;
  readonly planned: number;
  /** Scored answers. */
  readonly trials: number;
  readonly scoreSum: number;
  readonly scoreSquares: number;
  readonly passes: number;
  /** Planned without an answer. */
  readonly missing: number;
  /** Answers without a score, `noJudge` included. */
  readonly unscored: number;
  /** Answers that wait for a judge that there is not. */
  readonly noJudge: number;
  /** Answers that a flag keeps out of the speed figures. */
  readonly flagged: number;
  /** Total − load of each answer that no flag spoils. */
  readonly timesMs: ArrayLike<number>;
  readonly tokensPerSecond: number | null;
  /** Mean relevance, null where it was not measured. */
  readonly relevance: number | null;
  /** The single scores; wanted only where they are graded, for an exact test on these tasks. */
  readonly scores?: readonly number[];
  /** Temperature 0: repeats of a variant are copies and count once. */
  readonly deterministic?: boolean;
  /** Different variants among the scored answers; 1 where absent. Only read with `deterministic`. */
  readonly variants?: number;
  /** A stored answer to open. */
  readonly resultId?: string | null;
  readonly runId?: string | null;
  /** Its score is, wholly or in part, that of a judge of the model's own family. */
  readonly judgedByFamily?: boolean;
}

/** Everything that a comparison is computed from. */
export interface ComparisonInput {
  readonly models: readonly ComparedColumn[];
  readonly tasks: readonly ComparedTask[];
  readonly cells: readonly ComparedCell[];
  /** Name of a column: only pairs with it are compared. Null or unknown: all pairs. */
  readonly baseline?: string | null;
  /** Each pair on the tasks that the two share, instead of those that all columns share: for many columns. */
  readonly pairwise?: boolean;
  /** False: no grid of tasks × models, which is as large as the input. */
  readonly grid?: boolean;
  /** `overall`, a task type, `category:<name>`; default: overall and every task type that occurs. */
  readonly scopes?: readonly string[];
}
