import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The results of a model on a task in a run, added up: what a comparison reads instead of a million rows. Triggers keep them up to date in the
 * transaction that stores, scores, scores anew or removes a result, whoever does it. Times and single scores are packed: big-endian floats of four
 * and eight bytes, one after the other.
 */
export class AddTaskStats1760000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [TABLE, REFRESH, TRIGGERS, BACKFILL]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const TABLE = `
CREATE TABLE task_stats (
  run_id uuid NOT NULL,
  model_id uuid NOT NULL,
  server_id uuid NOT NULL,
  benchmark_task_id uuid NOT NULL,
  evaluator_hash text,
  mixed boolean NOT NULL DEFAULT false,
  scored integer NOT NULL DEFAULT 0,
  variants integer NOT NULL DEFAULT 0,
  score_sum double precision NOT NULL DEFAULT 0,
  score_squares double precision NOT NULL DEFAULT 0,
  graded boolean NOT NULL DEFAULT false,
  scores bytea NOT NULL,
  passes integer NOT NULL DEFAULT 0,
  missing integer NOT NULL DEFAULT 0,
  unscored integer NOT NULL DEFAULT 0,
  no_judge integer NOT NULL DEFAULT 0,
  flagged integer NOT NULL DEFAULT 0,
  times_ms bytea NOT NULL,
  token_speed_sum double precision NOT NULL DEFAULT 0,
  token_speeds integer NOT NULL DEFAULT 0,
  relevance_sum double precision NOT NULL DEFAULT 0,
  relevances integer NOT NULL DEFAULT 0,
  example_id uuid NOT NULL,
  CONSTRAINT task_stats_pk PRIMARY KEY (run_id, model_id, server_id, benchmark_task_id),
  CONSTRAINT task_stats_column_fk FOREIGN KEY (run_id, model_id, server_id) REFERENCES run_models (run_id, model_id, server_id) ON DELETE CASCADE,
  CONSTRAINT task_stats_task_fk FOREIGN KEY (benchmark_task_id) REFERENCES benchmark_tasks (id),
  CONSTRAINT task_stats_counts_ck CHECK (least(scored, variants, passes, missing, unscored, no_judge, flagged) >= 0 AND passes <= scored AND no_judge <= unscored)
) WITH (fillfactor = 70);
CREATE INDEX task_stats_task_ix ON task_stats (benchmark_task_id);
ALTER TABLE run_models ADD COLUMN stats_revision bigint NOT NULL DEFAULT 0;
`;

/** Flags that take an answer out of its time as a whole, and those that take it out of the speed of writing. */
const SPOILED = `result.flags && '{cold,concurrent,contended,after_cancel,cpu_spill}'`;
const WRITING_SPOILED = `result.flags && '{concurrent,contended,after_cancel,cpu_spill}'`;
const TIMED = `result.execution_time > 0 AND NOT ${SPOILED}`;
const KEY = 'run_id, model_id, server_id, benchmark_task_id';

/** Figures of one group, in the order of the columns. A cancelled trial was never planned to its end and counts nowhere. */
const FIGURES: readonly (readonly [column: string, figure: string])[] = [
  ['evaluator_hash', `min(evaluation.evaluator_hash) FILTER (WHERE result.status = 'scored')`],
  [
    'mixed',
    `coalesce(min(evaluation.evaluator_hash) FILTER (WHERE result.status = 'scored') <> max(evaluation.evaluator_hash) FILTER (WHERE result.status = 'scored'), false)`,
  ],
  ['scored', `count(*) FILTER (WHERE result.status = 'scored')`],
  ['variants', `count(DISTINCT result.variant) FILTER (WHERE result.status = 'scored')`],
  ['score_sum', 'coalesce(sum(result.score), 0)'],
  ['score_squares', 'coalesce(sum(result.score * result.score), 0)'],
  ['graded', 'coalesce(bool_or(result.score NOT IN (0, 1)), false)'],
  ['scores', `coalesce(string_agg(float8send(result.score), ''::bytea) FILTER (WHERE result.score IS NOT NULL), '')`],
  ['passes', 'count(*) FILTER (WHERE result.passed)'],
  ['missing', `count(*) FILTER (WHERE result.status = 'missing')`],
  ['unscored', `count(*) FILTER (WHERE result.status IN ('unscored', 'generated'))`],
  ['no_judge', `count(*) FILTER (WHERE result.status = 'unscored' AND result.unscored_reason = 'no_judge')`],
  ['flagged', `count(*) FILTER (WHERE ${SPOILED})`],
  ['times_ms', `coalesce(string_agg(float4send(result.execution_time::real), ''::bytea) FILTER (WHERE ${TIMED}), '')`],
  [
    'token_speed_sum',
    `coalesce(sum(result.tokens_per_second) FILTER (WHERE result.tokens_per_second > 0 AND NOT ${WRITING_SPOILED}), 0)`,
  ],
  ['token_speeds', `count(*) FILTER (WHERE result.tokens_per_second > 0 AND NOT ${WRITING_SPOILED})`],
  [
    'relevance_sum',
    `coalesce(sum((result.metrics ->> 'relevance')::float8) FILTER (WHERE result.status = 'scored'), 0)`,
  ],
  ['relevances', `count(result.metrics ->> 'relevance') FILTER (WHERE result.status = 'scored')`],
  ['example_id', '(array_agg(result.id ORDER BY result.passed NULLS LAST, result.id))[1]'],
];
const COLUMNS = FIGURES.map(([column]) => column).join(', ');

/** Sums of the results that `where` leaves, and how many those are. */
const summed = (where: string): string => `
  SELECT count(*) AS results, ${FIGURES.map(([column, figure]) => `${figure} AS ${column}`).join(',\n    ')}
  FROM benchmark_results result LEFT JOIN evaluations evaluation ON evaluation.id = result.evaluation_id
  WHERE result.outcome <> 'cancelled'${where}`;

const equal = (left: string, right: string): string =>
  KEY.split(', ')
    .map((column) => `${left}.${column} = ${right}.${column}`)
    .join(' AND ');

/**
 * Sums the touched groups anew, each by its index: a plan that is made once for an empty table must not read all of a full one. The settings hold
 * for the function alone.
 */
const REFRESH = `
CREATE FUNCTION refresh_task_stats() RETURNS trigger LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_bitmapscan = off AS $$
BEGIN
  WITH touched AS MATERIALIZED (SELECT DISTINCT ${KEY} FROM changed),
  fresh AS MATERIALIZED (
    SELECT touched.*, sums.* FROM touched CROSS JOIN LATERAL (${summed(` AND ${equal('result', 'touched')}`)}) AS sums),
  stored AS (
    INSERT INTO task_stats (${KEY}, ${COLUMNS}) SELECT ${KEY}, ${COLUMNS} FROM fresh WHERE results > 0
    ON CONFLICT (${KEY}) DO UPDATE SET ${FIGURES.map(([column]) => `${column} = excluded.${column}`).join(', ')}),
  gone AS (DELETE FROM task_stats USING fresh WHERE ${equal('task_stats', 'fresh')} AND fresh.results = 0)
  UPDATE run_models SET stats_revision = stats_revision + 1
  FROM (SELECT DISTINCT run_id, model_id, server_id FROM touched) AS moved
  WHERE run_models.run_id = moved.run_id AND run_models.model_id = moved.model_id AND run_models.server_id = moved.server_id;
  RETURN NULL;
END $$;
`;

const TRIGGERS = `
CREATE TRIGGER benchmark_results_insert_stats AFTER INSERT ON benchmark_results
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_task_stats();
CREATE TRIGGER benchmark_results_update_stats AFTER UPDATE ON benchmark_results
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_task_stats();
CREATE TRIGGER benchmark_results_delete_stats AFTER DELETE ON benchmark_results
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refresh_task_stats();
`;

const BACKFILL = `
INSERT INTO task_stats (${KEY}, ${COLUMNS}) SELECT ${KEY}, ${COLUMNS}
FROM (SELECT DISTINCT ${KEY} FROM benchmark_results WHERE outcome <> 'cancelled') AS touched
  CROSS JOIN LATERAL (${summed(` AND ${equal('result', 'touched')}`)}) AS sums;
UPDATE run_models SET stats_revision = 1 FROM task_stats stats
WHERE stats.run_id = run_models.run_id AND stats.model_id = run_models.model_id AND stats.server_id = run_models.server_id;
`;

const DOWN = `
DROP TRIGGER benchmark_results_insert_stats ON benchmark_results;
DROP TRIGGER benchmark_results_update_stats ON benchmark_results;
DROP TRIGGER benchmark_results_delete_stats ON benchmark_results;
DROP FUNCTION refresh_task_stats();
DROP TABLE task_stats;
ALTER TABLE run_models DROP COLUMN stats_revision;
`;
