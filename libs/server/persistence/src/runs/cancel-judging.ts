import type { Sql } from '../database';
import { SETTLE_RESULT, SOURCE_OF_ENDED } from './settle-result-sql';

const CHUNK = 5_000;
const REASON = 'The run was cancelled before its judge came to this answer; it can be scored again.';

/**
 * Ends up to 5,000 evaluations of a run that wait for a judge: the answer stays, with the score that it had before, if any; gives how many
 * those were. Callers hold transaction and lock, and come again until nothing is left.
 */
export async function cancelJudging(sql: Sql, runId: string): Promise<number> {
  const [row] = await sql.query<{ n: number }>(CANCEL_JUDGING, [runId, REASON, CHUNK]);
  return row?.n ?? 0;
}

const CANCEL_JUDGING = `
  WITH chosen AS MATERIALIZED (
    SELECT one.id FROM evaluations one JOIN benchmark_results result ON result.id = one.result_id
    WHERE result.run_id = $1 AND one.phase = 'judge' AND one.state = 'pending' LIMIT $3 FOR UPDATE OF one),
  ended AS (
    UPDATE evaluations SET state = 'unscored', unscored_reason = 'cancelled', reason = $2::text, finished_at = clock_timestamp()
    FROM chosen WHERE evaluations.id = chosen.id RETURNING evaluations.*),
  source AS (${SOURCE_OF_ENDED}),
  result AS (${SETTLE_RESULT} RETURNING trial_id, benchmark_results.passed),
  trial AS (UPDATE trials SET state = 'done' FROM result WHERE trials.id = result.trial_id AND trials.state = 'generated' RETURNING result.passed),
  counted AS (
    SELECT count(*)::int AS n, count(*) FILTER (WHERE passed)::int AS passed, count(*) FILTER (WHERE NOT passed)::int AS failed,
      count(*) FILTER (WHERE passed IS NULL)::int AS unscored FROM trial)
  UPDATE runs SET generated = runs.generated - counted.n, passed = runs.passed + counted.passed, failed = runs.failed + counted.failed,
    unscored = runs.unscored + counted.unscored
  FROM counted WHERE runs.id = $1 AND counted.n > 0 RETURNING counted.n`;
