import type { Sql } from '../database';

/** Why a score that is lacking may be there at another try. */
const RETRIABLE_REASONS = `('judge_failed', 'harness_error', 'cancelled')`;

/** Trials without an answer whose server can still be asked. */
const ASKABLE = `trials trial JOIN servers server ON server.id = trial.server_id
  WHERE trial.run_id = $1 AND trial.state IN ('missing', 'cancelled') AND server.deleted_at IS NULL AND server.kind <> 'recorded'`;

const UNSCORED = `benchmark_results result
  WHERE result.run_id = $1 AND result.status = 'unscored' AND result.unscored_reason IN ${RETRIABLE_REASONS} AND result.evaluation_id IS NOT NULL`;

/** Whether a run has anything that can be tried again. */
export async function hasRetriable(sql: Sql, runId: string): Promise<boolean> {
  const [row] = await sql.query<{ any: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM ${ASKABLE}) OR EXISTS (SELECT 1 FROM ${UNSCORED}) AS any`,
    [runId],
  );
  return row?.any === true;
}

/**
 * Puts what is missing back into the queue with all its attempts before it, and what could not be scored back to those who score.
 * Callers hold the transaction and the lock of the run, and tell of it.
 */
export async function retryFailed(sql: Sql, runId: string): Promise<void> {
  await sql.query(ASK_AGAIN, [runId]);
  await sql.query(SCORE_AGAIN, [runId]);
  await sql.query('UPDATE run_models SET blocked_reason = NULL WHERE run_id = $1', [runId]);
}

const ASK_AGAIN = `
  WITH chosen AS MATERIALIZED (SELECT trial.id, trial.state FROM ${ASKABLE} FOR UPDATE OF trial),
  gone AS (DELETE FROM benchmark_results USING chosen WHERE trial_id = chosen.id),
  again AS (
    UPDATE trials SET state = 'pending', stalls = 0, not_before = NULL, forgiven = attempts FROM chosen WHERE trials.id = chosen.id),
  counted AS (
    SELECT count(*) FILTER (WHERE state = 'missing')::int AS missing, count(*) FILTER (WHERE state = 'cancelled')::int AS cancelled FROM chosen)
  UPDATE runs SET missing = runs.missing - counted.missing, cancelled = runs.cancelled - counted.cancelled FROM counted WHERE id = $1`;

const SCORE_AGAIN = `
  WITH chosen AS MATERIALIZED (SELECT result.id, result.trial_id, result.evaluation_id FROM ${UNSCORED} FOR UPDATE OF result),
  forgiven AS (UPDATE judgements SET forgiven = true FROM chosen WHERE judgements.evaluation_id = chosen.evaluation_id),
  unsaid AS (DELETE FROM scores USING chosen WHERE scores.evaluation_id = chosen.evaluation_id),
  evaluation AS (
    UPDATE evaluations SET state = 'pending', phase = 'programs', stalls = 0, trouble = NULL, not_before = NULL, accuracy = NULL, relevance = NULL, passed = NULL, reason = NULL, unscored_reason = NULL,
      finished_at = NULL FROM chosen WHERE evaluations.id = chosen.evaluation_id),
  result AS (
    UPDATE benchmark_results SET status = 'generated', reason = NULL, unscored_reason = NULL, evaluation_id = NULL
    FROM chosen WHERE benchmark_results.id = chosen.id),
  trial AS (UPDATE trials SET state = 'generated' FROM chosen WHERE trials.id = chosen.trial_id),
  counted AS (SELECT count(*)::int AS n FROM chosen)
  UPDATE runs SET unscored = unscored - counted.n, generated = generated + counted.n FROM counted WHERE runs.id = $1`;
