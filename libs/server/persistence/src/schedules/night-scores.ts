import type { TaskType } from '@assay/contracts';
import type { Database } from '../database';

/** What one model scored on one task version in one run. */
export interface NightScoreRow {
  readonly runId: string;
  readonly model: string;
  readonly modelId: string;
  readonly digest: string | null;
  readonly serverId: string;
  readonly server: string;
  readonly taskId: string;
  readonly taskKey: string;
  readonly title: string;
  readonly taskType: TaskType;
  readonly trials: number;
  readonly sum: number;
  readonly squares: number;
  readonly scores: readonly number[];
  readonly missing: number;
  /** Different instances among the scored answers. */
  readonly variants: number;
  readonly evaluator: string;
  readonly temperature: number | null;
  /** An answer that failed where there is one, else any. */
  readonly worstResultId: string | null;
  readonly bestResultId: string | null;
}

/** Conditions of one model in one run. */
export interface NightConditionRow {
  readonly runId: string;
  readonly model: string;
  readonly serverId: string;
  readonly digest: string | null;
  readonly serverVersion: string | null;
  readonly fingerprint: Readonly<Record<string, unknown>> | null;
  readonly sampling: Readonly<Record<string, unknown>>;
  readonly runner: Readonly<Record<string, unknown>>;
  /** Hash of the versions of the tasks that were asked. */
  readonly tasksHash: string | null;
  /** Of what the judge is told; null without a judge. */
  readonly judgePrompt: string | null;
  readonly judge: string | null;
}

/** Reads what nights are compared by. */
export class NightScores {
  constructor(private readonly database: Database) {}

  scores(runIds: readonly string[]): Promise<NightScoreRow[]> {
    return this.database.query<NightScoreRow>(SCORES, [runIds]);
  }

  conditions(runIds: readonly string[]): Promise<NightConditionRow[]> {
    return this.database.query<NightConditionRow>(CONDITIONS, [runIds]);
  }
}

const SCORES = `
SELECT result.run_id AS "runId", tag.tag AS model, result.model_id AS "modelId", model.digest, result.server_id AS "serverId", server.name AS server,
  task.id AS "taskId", task.key AS "taskKey", task.title, task.task_type AS "taskType",
  count(result.score)::int AS trials, coalesce(sum(result.score), 0) AS sum, coalesce(sum(result.score * result.score), 0) AS squares,
  coalesce(array_agg(result.score) FILTER (WHERE result.score IS NOT NULL), '{}') AS scores,
  count(*) FILTER (WHERE result.score IS NULL AND result.unscored_reason IS DISTINCT FROM 'no_judge')::int AS missing,
  count(DISTINCT result.variant) FILTER (WHERE result.score IS NOT NULL)::int AS variants,
  coalesce(min(evaluation.evaluator_hash), '') AS evaluator, (tag.sampling ->> 'temperature')::float8 AS temperature,
  (array_agg(result.id ORDER BY result.score NULLS LAST, result.id))[1] AS "worstResultId",
  (array_agg(result.id ORDER BY result.score DESC NULLS LAST, result.id))[1] AS "bestResultId"
FROM benchmark_results result
  JOIN run_models tag ON tag.run_id = result.run_id AND tag.model_id = result.model_id AND tag.server_id = result.server_id
  JOIN models model ON model.id = result.model_id JOIN servers server ON server.id = result.server_id
  JOIN benchmark_tasks task ON task.id = result.benchmark_task_id
  LEFT JOIN evaluations evaluation ON evaluation.id = result.evaluation_id
WHERE result.run_id = ANY($1) AND result.outcome <> 'cancelled'
GROUP BY result.run_id, tag.tag, tag.sampling, result.model_id, model.digest, result.server_id, server.name, task.id
HAVING count(*) FILTER (WHERE result.unscored_reason IS DISTINCT FROM 'no_judge') > 0
ORDER BY tag.tag, task.task_type, task.key`;

const CONDITIONS = `
SELECT tag.run_id AS "runId", tag.tag AS model, tag.server_id AS "serverId", model.digest, tag.sampling, tag.runner_options AS runner,
  run.manifest ->> 'tasksHash' AS "tasksHash", run.manifest #>> '{judge,promptHash}' AS "judgePrompt",
  run.manifest #>> ARRAY['servers', tag.server_id::text, 'version'] AS "serverVersion", judge.name AS judge,
  (SELECT environment.fingerprint FROM benchmark_results result JOIN environments environment ON environment.id = result.environment_id
    WHERE result.run_id = tag.run_id AND result.model_id = tag.model_id AND result.server_id = tag.server_id ORDER BY result.id DESC LIMIT 1) AS fingerprint
FROM run_models tag JOIN runs run ON run.id = tag.run_id JOIN models model ON model.id = tag.model_id LEFT JOIN models judge ON judge.id = run.judge_model_id
WHERE tag.run_id = ANY($1)`;
