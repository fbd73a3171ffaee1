import type { RunEvent } from '@assay/contracts';
import type { Database } from '../database';
import { toRunEvent, type RunEventRecord } from './event-sql';

/** The stored events of runs: the one source of every replay. */
export class RunEventLog {
  constructor(private readonly database: Database) {}

  /** At most `limit` events after `seq`, in order, without gaps. */
  async after(runId: string, seq: number, limit: number): Promise<RunEvent[]> {
    const rows = await this.database.query<RunEventRecord>(
      `SELECT run_id AS "runId", seq, at, type, payload FROM run_events WHERE run_id = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
      [runId, seq, limit],
    );
    return rows.map(toRunEvent);
  }

  /** The last seq of a run; null when there is no such run. */
  async lastSeq(runId: string): Promise<number | null> {
    const [row] = await this.database.query<{ seq: number }>('SELECT seq FROM runs WHERE id = $1', [runId]);
    return row?.seq ?? null;
  }
}
