import { DatabaseUnavailable } from '../database';
import { isRetryable, isStorageFull } from '../database-errors';

/** How a write waits for its database. */
export interface StoringPatience {
  /** Resolves after `ms`; false when waiting has no sense any more. */
  readonly wait: (ms: number) => Promise<boolean>;
  /** Told once for each row of failures, with the first of them. */
  readonly onAway?: (error: unknown) => void;
}

const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 2_000;

/**
 * Repeats a write until the database takes it, as long as the reason lies there: away, restarting, full, or two transactions in each
 * other's way. The write must recognise itself when it is repeated. Any other error, and the last one when patience ends, is thrown.
 */
export async function untilStored<Result>(write: () => Promise<Result>, patience: StoringPatience): Promise<Result> {
  for (let wait = FIRST_WAIT_MS, told = false; ; wait = Math.min(LONGEST_WAIT_MS, wait * 2)) {
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof DatabaseUnavailable || isRetryable(error) || isStorageFull(error))) throw error;
      if (!told) patience.onAway?.(error);
      told = true;
      if (!(await patience.wait(wait))) throw error;
    }
  }
}
