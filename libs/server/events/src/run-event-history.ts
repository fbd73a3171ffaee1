import type { RunEvent } from '@assay/contracts';
import type { RunEventLog } from '@assay/server/persistence';

/** Farther behind than this, a page reads the run anew instead of replaying. */
export const LONGEST_REPLAY = 5_000;

/** Replays the stored events of a run: the only source of what was missed. */
export class RunEventHistory {
  constructor(private readonly log: RunEventLog) {}

  /** Events after `seq`, in order, without gaps; at most `max` (5,000 unless told). */
  after(runId: string, seq: number, max: number = LONGEST_REPLAY): Promise<RunEvent[]> {
    return this.log.after(runId, seq, Math.min(max, LONGEST_REPLAY));
  }

  /** The last seq of a run; null when there is no such run. */
  lastSeq(runId: string): Promise<number | null> {
    return this.log.lastSeq(runId);
  }
}
