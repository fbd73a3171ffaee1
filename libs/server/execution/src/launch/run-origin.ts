import type { RunKind } from '@assay/contracts';

/** Where a run comes from, besides a person who pressed Run. */
export interface RunOrigin {
  readonly kind: Extract<RunKind, 'benchmark' | 'confirm'>;
  /** The run that a confirmation belongs to. */
  readonly parentRunId: string | null;
  /** Runs with the same salt ask with the same seeds; a fresh one makes every answer new. */
  readonly seedSalt: string;
  /** After so many epochs the instances of the tasks come round again; null: never before the epochs end. */
  readonly cycle: number | null;
}

/** A person, the command line, the API. */
export const ASKED_FOR: RunOrigin = { kind: 'benchmark', parentRunId: null, seedSalt: '', cycle: null };
