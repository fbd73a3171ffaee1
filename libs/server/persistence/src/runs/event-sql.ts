import type { JsonObject, RunEvent, RunEventType } from '@assay/contracts';
import type { Sql } from '../database';

/** Says `<run id> <seq>` after each commit that made an event. */
export const EVENT_CHANNEL = 'assay_run_events';
/** Says `<run id>` when a run wants the attention of those who work: accepted, resumed, paused, cancelled. */
export const WORK_CHANNEL = 'assay_run_work';

/** An event as its row is read. */
export interface RunEventRecord {
  readonly runId: string;
  readonly seq: number;
  readonly at: Date;
  readonly type: RunEventType;
  readonly payload: JsonObject;
}

/** The event that goes over the wire. */
export function toRunEvent(row: RunEventRecord): RunEvent {
  const { runId, seq, at, type, payload } = row;
  return { runId, seq, at: at.toISOString(), type, ...payload } as unknown as RunEvent;
}

/** The contract's `RunCounts` of a row of `runs` under this alias. */
export function countsOf(run: string): string {
  return `jsonb_build_object('total', ${run}.total, 'running', ${run}.running, 'generated', ${run}.generated, 'passed', ${run}.passed,
    'failed', ${run}.failed, 'unscored', ${run}.unscored, 'missing', ${run}.missing, 'cancelled', ${run}.cancelled,
    'waiting', ${run}.total - ${run}.running - ${run}.generated - ${run}.passed - ${run}.failed - ${run}.unscored - ${run}.missing - ${run}.cancelled)`;
}

/**
 * End of a statement: writes the event of the CTE `run` (the changed row of `runs`, its seq already counted up), tells those who
 * listen, and gives the event back, with more columns of other CTEs where wanted. All parts are SQL.
 */
export function withEvent(type: string, extra: string, also = { columns: '', from: '' }): string {
  return `event AS (
    INSERT INTO run_events (run_id, seq, type, payload)
    SELECT run.id, run.seq, ${type}, jsonb_build_object('counts', ${countsOf('run')}) || ${extra} FROM run
    RETURNING run_id, seq, at, type, payload)
  SELECT event.run_id AS "runId", event.seq, event.at, event.type, event.payload,
    pg_notify('${EVENT_CHANNEL}', event.run_id || ' ' || event.seq) ${also.columns} FROM event ${also.from}`;
}

/** Appends an event that changes no counter. Callers hold the transaction. */
export async function appendEvent(
  sql: Sql,
  runId: string,
  type: RunEventType,
  extra: JsonObject = {},
): Promise<RunEvent> {
  const [row] = await sql.query<RunEventRecord>(
    `WITH run AS (UPDATE runs SET seq = seq + 1 WHERE id = $1 RETURNING *), ${withEvent('$2', '$3::jsonb')}`,
    [runId, type, JSON.stringify(extra)],
  );
  if (row === undefined) throw new Error(`Run ${runId} is gone.`);
  return toRunEvent(row);
}

/** Wakes whoever works on runs, once the transaction is committed. */
export async function notifyWork(sql: Sql, runId: string): Promise<void> {
  await sql.query(`SELECT pg_notify('${WORK_CHANNEL}', $1)`, [runId]);
}
