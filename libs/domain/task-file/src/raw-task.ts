/** Where a value stands inside of a task: `['variants', 2, 'expected_output']`. */
export type FieldPath = readonly (string | number)[];

/** One task as it was written: nothing is known of its fields yet. */
export interface RawTask {
  readonly value: unknown;
  /** 1-based line of the file on which the task begins. */
  readonly line: number;
  /** 1-based line of a field; of the deepest part that is there when the field is not. */
  readonly lineOf: (path: FieldPath) => number;
}

/** A place where a file cannot be read. */
export interface SyntaxProblem {
  /** 1-based; null where the whole file is meant. */
  readonly line: number | null;
  readonly message: string;
}

/** What reading a file gave. A file with a problem may still hold tasks (JSONL goes on after a bad line). */
export interface TaskReading {
  readonly tasks: readonly RawTask[];
  readonly problems: readonly SyntaxProblem[];
}

/** How deep lists and objects may be nested. */
export const MAX_DEPTH = 50;
/** How many keys one object may have. */
export const MAX_KEYS = 1_000;
