import type { JsonObject, TaskType } from '@assay/contracts';
import type { ComparedTask, TaskStat } from '@assay/domain/comparison';
import type { Database } from '../database';

/** A model on a server as one run had it: a candidate for a column of a comparison. */
export interface StoredColumn {
  readonly runId: string;
  readonly runNumber: number;
  readonly runCreatedAt: Date;
  readonly runFinished: boolean;
  readonly modelId: string;
  readonly model: string;
  readonly digest: string | null;
  readonly serverId: string;
  readonly server: string;
  readonly sizeBytes: number | null;
  readonly quantization: string | null;
  readonly sampling: JsonObject;
  readonly samplingHash: string;
  readonly runnerOptions: JsonObject;
  readonly runnerHash: string;
  readonly judge: string | null;
  /** Grows with every change of its results. */
  readonly statsRevision: number;
}

/** A column of a comparison: which results stand for a model. */
export interface WantedColumn {
  readonly name: string;
  readonly modelId: string;
  readonly serverId: string;
  /** Newest first. */
  readonly runIds: readonly string[];
}

/** Which tasks; null = all. */
export interface WantedTasks {
  readonly taskTypes: readonly TaskType[] | null;
  readonly categories: readonly string[] | null;
}

type StatRecord = Omit<TaskStat, 'timesMs' | 'scores'> & {
  readonly times: Buffer | null;
  readonly scores: Buffer | null;
};

/** Reads what a comparison is made of. */
export class ComparisonRepository {
  constructor(private readonly database: Database) {}

  /** Every column that stored results could fill, newest run first. Tags or tag@server as asked; empty = all. */
  columns(runIds: readonly string[] | null, tags: readonly string[] | null): Promise<StoredColumn[]> {
    return this.database.query<StoredColumn>(
      `SELECT run.id AS "runId", run.number AS "runNumber", run.created_at AS "runCreatedAt", run.finished_at IS NOT NULL AS "runFinished",
         model.id AS "modelId", tag.tag AS model, model.digest, server.id AS "serverId", server.name AS server, model.size_bytes AS "sizeBytes",
         model.quantization, tag.sampling, tag.sampling_hash AS "samplingHash", tag.runner_options AS "runnerOptions", tag.runner_hash AS "runnerHash",
         judge.name AS judge, tag.stats_revision::float8 AS "statsRevision"
       FROM run_models tag JOIN runs run ON run.id = tag.run_id JOIN models model ON model.id = tag.model_id JOIN servers server ON server.id = tag.server_id
         LEFT JOIN models judge ON judge.id = run.judge_model_id
       WHERE ($1::uuid[] IS NULL AND run.kind IN ('benchmark', 'recorded') OR run.id = ANY($1)) AND ($2::text[] IS NULL OR tag.tag = ANY($2) OR regexp_replace(tag.tag, ':latest$', '') = ANY($2))
         AND EXISTS (SELECT 1 FROM task_stats stats WHERE stats.run_id = tag.run_id AND stats.model_id = tag.model_id AND stats.server_id = tag.server_id)
       ORDER BY run.created_at DESC, tag.position`,
      [runIds, tags],
    );
  }

  /** Per column, task and evaluator what its runs come to; what a later run has a score for is missing no more. */
  async stats(columns: readonly WantedColumn[], { taskTypes, categories }: WantedTasks): Promise<TaskStat[]> {
    const rows = await this.database.transaction(async (sql) => {
      // The rows of a million results are sorted in memory.
      await sql.query(`SET LOCAL work_mem = '64MB'`);
      return sql.query<StatRecord>(STATS, [JSON.stringify(columns), taskTypes, categories]);
    });
    return rows.map(({ times, scores, ...rest }) => ({
      ...rest,
      timesMs: times === null ? [] : unpackFloats(times),
      scores: scores === null ? null : Array.from(unpackDoubles(scores)),
    }));
  }

  /** Who judged these answers; those that no judge scored are not in it. */
  async judging(resultIds: readonly string[]): Promise<JudgedAnswerRow[]> {
    if (resultIds.length === 0) return [];
    return this.database.query<JudgedAnswerRow>(
      `SELECT result.id AS "resultId", 'judge_same_family' = ANY(result.flags) AS "byFamily", judge.id AS "judgeId", judge.tag AS name,
         judge.model_id AS "modelId", judge.server_id AS "serverId"
       FROM benchmark_results result JOIN evaluations one ON one.id = result.evaluation_id JOIN judges judge ON judge.id = one.judge_id
       WHERE result.id = ANY($1) AND result.status = 'scored' ORDER BY judge.created_at, judge.id`,
      [resultIds],
    );
  }

  /** The task versions with these ids, by type, category and key. */
  tasks(ids: readonly string[]): Promise<ComparedTask[]> {
    return this.database.query<ComparedTask>(
      `SELECT id AS "taskId", key, title, task_type AS "taskType", category,
         jsonb_typeof(evaluation_criteria) = 'string' OR jsonb_path_exists(evaluation_criteria, '$.scorers[*] ? (@.type == "judge")') AS judged
       FROM benchmark_tasks WHERE id = ANY($1)
       ORDER BY task_type, category, key`,
      [ids],
    );
  }
}

/** An answer and the judge whose verdicts are in its score. */
export interface JudgedAnswerRow {
  readonly resultId: string;
  /** Judge and candidate share a family. */
  readonly byFamily: boolean;
  readonly judgeId: string;
  readonly name: string;
  readonly modelId: string;
  readonly serverId: string;
}

/** Big-endian floats of four bytes. */
function unpackFloats(bytes: Buffer): Float64Array {
  const values = new Float64Array(bytes.length / 4);
  for (let at = 0; at < values.length; at += 1) values[at] = bytes.readFloatBE(at * 4);
  return values;
}

/** Big-endian floats of eight bytes. */
function unpackDoubles(bytes: Buffer): Float64Array {
  const values = new Float64Array(bytes.length / 8);
  for (let at = 0; at < values.length; at += 1) values[at] = bytes.readDoubleBE(at * 8);
  return values;
}

/** Scores of runs later than the row's own, on the same column and task. */
const LATER = `coalesce(sum(scored) OVER (PARTITION BY name, benchmark_task_id ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)`;

const STATS = `
WITH found AS (
  SELECT wanted.name, run.place, stats.*
  FROM jsonb_to_recordset($1::jsonb) AS wanted (name text, "modelId" uuid, "serverId" uuid, "runIds" uuid[])
    CROSS JOIN LATERAL unnest(wanted."runIds") WITH ORDINALITY AS run (id, place)
    JOIN task_stats stats ON stats.run_id = run.id AND stats.model_id = wanted."modelId" AND stats.server_id = wanted."serverId"
  WHERE ($2::text[] IS NULL AND $3::text[] IS NULL) OR stats.benchmark_task_id IN (
    SELECT id FROM benchmark_tasks WHERE ($2::text[] IS NULL OR task_type = ANY($2)) AND ($3::text[] IS NULL OR category = ANY($3)))),
later AS (SELECT found.*, ${LATER} AS later FROM found),
still AS (
  SELECT later.*, greatest(0, missing - later) AS lost, greatest(0, unscored - greatest(0, later - missing)) AS waiting FROM later)
SELECT name AS model, benchmark_task_id AS "taskId", evaluator_hash AS "evaluatorHash", mixed, (min(place) - 1)::int AS age,
  (array_agg(run_id ORDER BY place))[1] AS "runId", (array_agg(example_id ORDER BY place))[1] AS "exampleId",
  sum(scored)::int AS scored, max(variants) AS variants, sum(score_sum) AS "scoreSum", sum(score_squares) AS "scoreSquares",
  CASE WHEN bool_or(graded) THEN string_agg(scores, ''::bytea ORDER BY place) END AS scores, sum(passes)::int AS passes,
  sum(lost)::int AS missing, sum(waiting)::int AS unscored, sum(least(waiting, no_judge))::int AS "noJudge", sum(flagged)::int AS flagged,
  nullif(string_agg(times_ms, ''::bytea ORDER BY place), '') AS times, sum(token_speed_sum) AS "tokenSpeedSum",
  sum(token_speeds)::int AS "tokenSpeeds", sum(relevance_sum) AS "relevanceSum", sum(relevances)::int AS relevances
FROM still GROUP BY name, benchmark_task_id, evaluator_hash, mixed`;
