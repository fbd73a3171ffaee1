import type { MissingOutcome, ProblemRef, RunEvent } from '@assay/contracts';
import type { Sql } from '../database';
import { countsOf, EVENT_CHANNEL, toRunEvent, type RunEventRecord } from './event-sql';
import { TRIAL_ROW_JOINS, trialRowSql } from './trial-row-sql';

/** Which waiting trials of a run shall end. */
export interface WaitingTrials {
  readonly runId: string;
  readonly serverId?: string;
  readonly modelId?: string;
  /** Only those whose worker died at least this often. */
  readonly stalls?: number;
}

/** Trials that end in one statement, so that their events stay a message of moderate size. */
const CHUNK = 500;
const CANCEL_CHUNK = 5_000;

/** Why a cancelled trial has no answer. */
export const CANCELLED: ProblemRef = {
  code: 'cancelled',
  message: 'The run was cancelled.',
  hint: 'Start it again to get this answer.',
};

/** Locks runs in the one order that all who lock several keep to. */
export async function lockRuns(sql: Sql, runIds: readonly string[]): Promise<void> {
  await sql.query('SELECT id FROM runs WHERE id = ANY($1) ORDER BY id FOR UPDATE', [runIds]);
}

/**
 * Ends up to 500 waiting trials of a run without an answer: result rows, counters and one `trial.failed` for each.
 * Callers hold the transaction and the lock of the run, and come again until nothing is left.
 */
export async function endWaitingTrials(
  sql: Sql,
  which: WaitingTrials,
  outcome: Exclude<MissingOutcome, 'cancelled'>,
  error: ProblemRef,
): Promise<RunEvent[]> {
  const rows = await sql.query<RunEventRecord>(END_WAITING, [
    which.runId,
    which.serverId ?? null,
    which.modelId ?? null,
    which.stalls ?? 0,
    outcome,
    JSON.stringify(error),
    error.message,
    CHUNK,
  ]);
  return rows.map(toRunEvent);
}

/**
 * Cancels up to 5,000 waiting trials of a run: result rows and counters, no event for each; gives how many those were. Callers hold
 * transaction and lock, and come again until nothing is left.
 */
export async function cancelWaitingTrials(sql: Sql, runId: string, error: ProblemRef): Promise<number> {
  const parameters = [runId, JSON.stringify(error), error.message, CANCEL_CHUNK];
  const [row] = await sql.query<{ n: number }>(CANCEL_WAITING, parameters);
  return row?.n ?? 0;
}

const RESULT_KEY = 'trial_id, run_id, benchmark_task_id, model_id, server_id, epoch, variant';

const END_WAITING = `
  WITH chosen AS (
    SELECT id FROM trials WHERE run_id = $1 AND state = 'pending' AND ($2::uuid IS NULL OR server_id = $2) AND ($3::uuid IS NULL OR model_id = $3)
      AND stalls >= $4 ORDER BY position LIMIT $8),
  trial AS (
    UPDATE trials SET state = 'missing', not_before = NULL FROM chosen WHERE trials.id = chosen.id AND trials.state = 'pending' RETURNING trials.*),
  result AS (
    INSERT INTO benchmark_results (${RESULT_KEY}, status, outcome, error, reason)
    SELECT id, run_id, task_id, model_id, server_id, epoch, variant, 'missing', $5::text, $6::jsonb, $7::text FROM trial RETURNING id, trial_id),
  ended AS (SELECT count(*)::int AS n FROM trial),
  run AS (
    UPDATE runs SET missing = missing + ended.n, seq = seq + ended.n FROM ended WHERE runs.id = $1 AND ended.n > 0 RETURNING runs.*, ended.n),
  told AS (
    SELECT row_number() OVER (ORDER BY trial.position)::int AS place,
      ${trialRowSql({ status: `'missing'`, resultId: 'result.id', outcome: '$5::text', reason: '$7::text' })} AS row
    FROM trial JOIN result ON result.trial_id = trial.id ${TRIAL_ROW_JOINS}),
  event AS (
    INSERT INTO run_events (run_id, seq, type, payload)
    SELECT run.id, run.seq - run.n + told.place, 'trial.failed', jsonb_build_object('trial', told.row, 'counts', ${countsOf('run')} ||
      jsonb_build_object('missing', run.missing - run.n + told.place, 'waiting', (${countsOf('run')} ->> 'waiting')::int + run.n - told.place))
    FROM run, told RETURNING run_id, seq, at, type, payload)
  SELECT run_id AS "runId", seq, at, type, payload, pg_notify('${EVENT_CHANNEL}', run_id || ' ' || seq) FROM event ORDER BY seq`;

const CANCEL_WAITING = `
  WITH chosen AS (SELECT id FROM trials WHERE run_id = $1 AND state = 'pending' LIMIT $4),
  trial AS (UPDATE trials SET state = 'cancelled', not_before = NULL FROM chosen WHERE trials.id = chosen.id AND trials.state = 'pending' RETURNING trials.*),
  result AS (
    INSERT INTO benchmark_results (${RESULT_KEY}, status, outcome, error, reason)
    SELECT id, run_id, task_id, model_id, server_id, epoch, variant, 'missing', 'cancelled', $2::jsonb, $3::text FROM trial),
  ended AS (SELECT count(*)::int AS n FROM trial)
  UPDATE runs SET cancelled = cancelled + ended.n FROM ended WHERE id = $1 AND ended.n > 0 RETURNING ended.n`;
