import type { JsonObject, TaskType } from '@assay/contracts';
import type { Database } from '../database';
import { spoils } from '../results/spoiling-flags';

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
}

/** A column of a comparison: which results stand for a model. */
export interface ComparedColumn {
  readonly name: string;
  readonly modelId: string;
  readonly serverId: string;
  readonly runIds: readonly string[];
  /** At temperature 0 repeats of the same variant are copies: only the first counts. */
  readonly deterministic: boolean;
}

/** The results of one column on one task, added up. */
export interface ComparisonCellRow {
  readonly name: string;
  readonly taskId: string;
  readonly key: string;
  readonly title: string;
  readonly taskType: TaskType;
  readonly category: string;
  readonly planned: number;
  readonly missing: number;
  readonly unscored: number;
  readonly noJudge: number;
  readonly flagged: number;
  readonly passes: number;
  readonly scores: number[];
  /** Ms, of answers that no flag spoils. */
  readonly timesMs: number[];
  readonly tokensPerSecond: number[];
  readonly resultId: string;
  readonly runId: string;
}

/** Reads what a comparison is made of. */
export class ComparisonRepository {
  constructor(private readonly database: Database) {}

  /** Every column that stored results could fill, newest run first. Tags or tag@server as asked; empty = all. */
  columns(runIds: readonly string[] | null, tags: readonly string[] | null): Promise<StoredColumn[]> {
    return this.database.query<StoredColumn>(
      `SELECT run.id AS "runId", run.number AS "runNumber", run.created_at AS "runCreatedAt", run.finished_at IS NOT NULL AS "runFinished",
         model.id AS "modelId", tag.tag AS model, model.digest, server.id AS "serverId", server.name AS server, model.size_bytes AS "sizeBytes",
         model.quantization, tag.sampling, tag.sampling_hash AS "samplingHash", tag.runner_options AS "runnerOptions", tag.runner_hash AS "runnerHash",
         judge.name AS judge
       FROM run_models tag JOIN runs run ON run.id = tag.run_id JOIN models model ON model.id = tag.model_id JOIN servers server ON server.id = tag.server_id
         LEFT JOIN models judge ON judge.id = run.judge_model_id
       WHERE run.kind IN ('benchmark', 'recorded') AND ($1::uuid[] IS NULL OR run.id = ANY($1)) AND ($2::text[] IS NULL OR tag.tag = ANY($2) OR regexp_replace(tag.tag, ':latest$', '') = ANY($2))
         AND EXISTS (SELECT 1 FROM benchmark_results result WHERE result.run_id = tag.run_id AND result.model_id = tag.model_id AND result.server_id = tag.server_id)
       ORDER BY run.created_at DESC, tag.position`,
      [runIds, tags],
    );
  }

  /** One row per column and task. */
  async cells(
    columns: readonly ComparedColumn[],
    taskTypes: readonly TaskType[] | null,
    categories: readonly string[] | null,
  ): Promise<ComparisonCellRow[]> {
    return this.database.query<ComparisonCellRow>(CELLS, [JSON.stringify(columns), taskTypes, categories]);
  }
}

const SPOILED = spoils('end_to_end');

const CELLS = `
WITH wanted AS (
  SELECT wanted.name, wanted."modelId" AS model_id, wanted."serverId" AS server_id, run_id, wanted.deterministic
  FROM jsonb_to_recordset($1::jsonb) AS wanted (name text, "modelId" uuid, "serverId" uuid, "runIds" uuid[], deterministic boolean),
    unnest(wanted."runIds") AS run_id
), counted AS (
  SELECT wanted.name, result.*,
    row_number() OVER (PARTITION BY wanted.name, result.benchmark_task_id, result.variant ORDER BY (result.status = 'scored') DESC, result.id) > 1 AND wanted.deterministic AS copy
  FROM wanted JOIN benchmark_results result ON result.run_id = wanted.run_id AND result.model_id = wanted.model_id AND result.server_id = wanted.server_id
  WHERE result.outcome <> 'cancelled'
)
SELECT counted.name, task.id AS "taskId", task.key, task.title, task.task_type AS "taskType", task.category,
  count(*)::int AS planned,
  count(*) FILTER (WHERE status = 'missing')::int AS missing,
  count(*) FILTER (WHERE status IN ('unscored', 'generated'))::int AS unscored,
  count(*) FILTER (WHERE unscored_reason = 'no_judge')::int AS "noJudge",
  count(*) FILTER (WHERE ${SPOILED})::int AS flagged,
  count(*) FILTER (WHERE passed)::int AS passes,
  coalesce(array_agg(score) FILTER (WHERE score IS NOT NULL), '{}') AS scores,
  coalesce(array_agg(execution_time) FILTER (WHERE execution_time > 0 AND NOT ${SPOILED}), '{}') AS "timesMs",
  coalesce(array_agg(tokens_per_second) FILTER (WHERE tokens_per_second > 0 AND NOT ${spoils('decode')}), '{}') AS "tokensPerSecond",
  (array_agg(counted.id ORDER BY passed NULLS LAST, counted.id))[1] AS "resultId",
  (array_agg(counted.run_id ORDER BY passed NULLS LAST, counted.id))[1] AS "runId"
FROM counted JOIN benchmark_tasks task ON task.id = counted.benchmark_task_id
WHERE NOT counted.copy AND ($2::text[] IS NULL OR task.task_type = ANY($2)) AND ($3::text[] IS NULL OR task.category = ANY($3))
GROUP BY counted.name, task.id
ORDER BY task.task_type, task.category, task.key`;
