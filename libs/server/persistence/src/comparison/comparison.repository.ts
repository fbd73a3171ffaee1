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

type StatRecord = Omit<TaskStat, 'timesMs'> & { readonly times: string };

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
       WHERE run.kind IN ('benchmark', 'recorded') AND ($1::uuid[] IS NULL OR run.id = ANY($1)) AND ($2::text[] IS NULL OR tag.tag = ANY($2) OR regexp_replace(tag.tag, ':latest$', '') = ANY($2))
         AND EXISTS (SELECT 1 FROM task_stats stats WHERE stats.run_id = tag.run_id AND stats.model_id = tag.model_id AND stats.server_id = tag.server_id)
       ORDER BY run.created_at DESC, tag.position`,
      [runIds, tags],
    );
  }

  /** One row per column, run and task. */
  async stats(columns: readonly WantedColumn[], { taskTypes, categories }: WantedTasks): Promise<TaskStat[]> {
    const rows = await this.database.query<StatRecord>(STATS, [JSON.stringify(columns), taskTypes, categories]);
    return rows.map(({ times, ...rest }) => ({ ...rest, timesMs: times === '' ? [] : times.split(' ').map(Number) }));
  }

  /** The task versions with these ids, by type, category and key. */
  tasks(ids: readonly string[]): Promise<ComparedTask[]> {
    return this.database.query<ComparedTask>(
      `SELECT id AS "taskId", key, title, task_type AS "taskType", category FROM benchmark_tasks WHERE id = ANY($1)
       ORDER BY task_type, category, key`,
      [ids],
    );
  }
}

const STATS = `
SELECT wanted.name AS model, stats.benchmark_task_id AS "taskId", stats.run_id AS "runId", (run.place - 1)::int AS age,
  evaluator_hash AS "evaluatorHash", mixed, scored, variants, score_sum AS "scoreSum", score_squares AS "scoreSquares", scores, passes, missing,
  unscored, no_judge AS "noJudge", flagged, array_to_string(times_ms, ' ') AS times, token_speed_sum AS "tokenSpeedSum",
  token_speeds AS "tokenSpeeds", relevance_sum AS "relevanceSum", relevances, example_id AS "exampleId"
FROM jsonb_to_recordset($1::jsonb) AS wanted (name text, "modelId" uuid, "serverId" uuid, "runIds" uuid[])
  CROSS JOIN LATERAL unnest(wanted."runIds") WITH ORDINALITY AS run (id, place)
  JOIN task_stats stats ON stats.run_id = run.id AND stats.model_id = wanted."modelId" AND stats.server_id = wanted."serverId"
WHERE ($2::text[] IS NULL AND $3::text[] IS NULL) OR stats.benchmark_task_id IN (
  SELECT id FROM benchmark_tasks WHERE ($2::text[] IS NULL OR task_type = ANY($2)) AND ($3::text[] IS NULL OR category = ANY($3)))`;
