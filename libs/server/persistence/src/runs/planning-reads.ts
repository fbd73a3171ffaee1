import type {
  ChatMessage,
  EvaluationCriteria,
  ModelRef,
  SamplingOptions,
  ServerKind,
  TaskType,
  TaskVariant,
} from '@assay/contracts';
import type { LoadedModel } from '@assay/domain/run';
import type { MeasuredSpeed } from '@assay/domain/scheduling';
import type { Database } from '../database';
import { spoils } from '../results/spoiling-flags';

/** A current task as planning needs it. */
export interface PlannableTask {
  readonly id: string;
  readonly key: string;
  readonly taskType: TaskType;
  readonly criteria: string | EvaluationCriteria;
  readonly options: SamplingOptions;
  readonly variants: number;
  /** Question and expected output of the longest variant, characters. */
  readonly longest: number;
}

/** A task version as a request is built from it. */
export interface TaskToAsk {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly taskType: TaskType;
  readonly taskDescription: string;
  readonly system: string | null;
  readonly messages: readonly ChatMessage[] | null;
  readonly options: SamplingOptions;
  readonly variants: readonly TaskVariant[];
}

/** A suite as planning needs it. */
export interface PlannableSuite {
  readonly id: string;
  readonly name: string;
  readonly epochs: number | null;
  readonly options: SamplingOptions;
  readonly judge: ModelRef | null;
}

/** A tag that a server lists now. */
export interface ServedTag {
  readonly modelId: string;
  readonly identity: string;
  readonly digest: string | null;
  readonly weights: string;
  readonly tag: string;
  readonly family: string | null;
  /** As its server tells it, such as `8.0B`. */
  readonly parameterSize: string | null;
  readonly contextLength: number | null;
  readonly capabilities: readonly string[];
  readonly remote: boolean;
  readonly serverId: string;
  readonly server: string;
  readonly serverKind: ServerKind;
  readonly serverVersion: string | null;
  readonly serverStatus: 'unknown' | 'online' | 'offline' | 'refused';
  readonly serverError: string | null;
  readonly enabled: boolean;
  readonly slots: number;
  /** As the last health check found. */
  readonly loaded: readonly LoadedModel[];
}

/** Reads what a run is planned from. */
export class PlanningReads {
  constructor(private readonly database: Database) {}

  /** Tasks by the ids of versions, in that order; or the current ones of types, or of a suite in its order. Never archived ones. */
  tasks(by: TaskSelection): Promise<PlannableTask[]> {
    const [condition, order, value] = selection(by);
    return this.database.query<PlannableTask>(
      `SELECT task.id, task.key, task.task_type AS "taskType", task.evaluation_criteria AS criteria, task.options,
         greatest(jsonb_array_length(task.variants), 1) AS variants,
         greatest(length(task.task_description) + length(task.expected_output), length(task.variants::text) / greatest(jsonb_array_length(task.variants), 1)) AS longest
       FROM benchmark_tasks task ${condition} AND task.archived_at IS NULL ORDER BY ${order}`,
      [value],
    );
  }

  /** A suite by id or name. */
  async suite(idOrName: string): Promise<PlannableSuite | null> {
    const [row] = await this.database.query<PlannableSuite>(
      'SELECT id, name, epochs, options, judge FROM suites WHERE id::text = $1 OR name = $1',
      [idOrName],
    );
    return row ?? null;
  }

  /** Every server that lists one of these tags, as itself or with `:latest`. */
  servedTags(names: readonly string[]): Promise<ServedTag[]> {
    return this.database.query<ServedTag>(
      `SELECT model.id AS "modelId", model.identity, model.digest, coalesce(model.details #>> '{fingerprint,weights}', model.identity) AS weights, tag.tag,
         model.family, model.parameter_size AS "parameterSize", model.context_length AS "contextLength", model.capabilities, tag.remote, server.id AS "serverId", server.name AS server,
         server.kind AS "serverKind", server.version AS "serverVersion", server.status AS "serverStatus", server.error ->> 'message' AS "serverError",
         server.enabled, server.slots, server.loaded
       FROM server_models tag JOIN models model ON model.id = tag.model_id JOIN servers server ON server.id = tag.server_id
       WHERE tag.seen_until IS NULL AND server.deleted_at IS NULL AND server.kind <> 'recorded' AND (tag.tag = ANY($1) OR tag.tag = ANY($2))
       ORDER BY server.name, tag.tag`,
      [names, names.map((name) => `${name}:latest`)],
    );
  }

  /**
   * Quartiles of answer times of these models, of the latest answers that no load or stranger made longer. Answers beside others of ours
   * count: a plan keeps the slots as busy as they were.
   */
  speeds(modelIds: readonly string[]): Promise<MeasuredSpeed[]> {
    return this.database.query<MeasuredSpeed>(
      `SELECT latest.model_id AS "modelId", latest.server_id AS "serverId", task.task_type AS "taskType",
         percentile_cont(0.25) WITHIN GROUP (ORDER BY execution_time) AS "lowMs", percentile_cont(0.5) WITHIN GROUP (ORDER BY execution_time) AS "medianMs",
         percentile_cont(0.75) WITHIN GROUP (ORDER BY execution_time) AS "highMs"
       FROM unnest($1::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
         SELECT model_id, server_id, benchmark_task_id, execution_time FROM benchmark_results
         WHERE model_id = wanted.id AND execution_time IS NOT NULL AND NOT ${spoils('first_token')}
         ORDER BY created_at DESC LIMIT 500) AS latest
       JOIN benchmark_tasks task ON task.id = latest.benchmark_task_id GROUP BY 1, 2, 3`,
      [modelIds],
    );
  }

  /** Quartiles of reply times of these models as judges, of their latest replies; under `judgeSpeedKey`, as judging is other work. */
  async judgeSpeeds(modelIds: readonly string[]): Promise<MeasuredSpeed[]> {
    const rows = await this.database.query<Omit<MeasuredSpeed, 'taskType'>>(
      `SELECT wanted.id AS "modelId", latest.server_id AS "serverId", percentile_cont(0.25) WITHIN GROUP (ORDER BY duration_ms) AS "lowMs",
         percentile_cont(0.5) WITHIN GROUP (ORDER BY duration_ms) AS "medianMs", percentile_cont(0.75) WITHIN GROUP (ORDER BY duration_ms) AS "highMs"
       FROM unnest($1::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
         SELECT one.judge_server_id AS server_id, said.duration_ms FROM (
           SELECT id, judge_server_id FROM evaluations WHERE judge_model_id = wanted.id AND finished_at IS NOT NULL ORDER BY id DESC LIMIT 200) AS one
         JOIN judgements said ON said.evaluation_id = one.id WHERE said.duration_ms IS NOT NULL) AS latest GROUP BY 1, 2`,
      [modelIds],
    );
    return rows.map((row) => ({ ...row, modelId: judgeSpeedKey(row.modelId), taskType: 'general_chat' }));
  }

  /** Mean time of a load on a server, ms, from finished runs; null while there is none. */
  async loadMs(serverId: string): Promise<number | null> {
    const [row] = await this.database.query<{ ms: number | null }>(
      `SELECT (sum(load_ms) / nullif(sum(greatest(swaps, 1)), 0))::float8 AS ms FROM (
         SELECT load_ms, swaps FROM runs WHERE load_ms > 0 AND id IN (SELECT run_id FROM run_models WHERE server_id = $1)
         ORDER BY created_at DESC LIMIT 20) AS latest`,
      [serverId],
    );
    return row?.ms ?? null;
  }

  async taskToAsk(taskId: string): Promise<TaskToAsk | null> {
    const [row] = await this.database.query<TaskToAsk>(
      `SELECT id, key, title, task_type AS "taskType", task_description AS "taskDescription", system, messages, options, variants
       FROM benchmark_tasks WHERE id = $1`,
      [taskId],
    );
    return row ?? null;
  }
}

/** A model as a judge, among measured speeds. */
export function judgeSpeedKey(modelId: string): string {
  return `judge ${modelId}`;
}

export type TaskSelection =
  { readonly ids: readonly string[] } | { readonly types: readonly TaskType[] } | { readonly suiteId: string };

const BY_TYPE = `array_position(ARRAY['code_generation','code_analysis','reasoning','planning','general_chat'], task.task_type), task.category, task.key`;

function selection(by: TaskSelection): readonly [condition: string, order: string, value: unknown] {
  if ('ids' in by) return ['WHERE task.id::text = ANY($1)', `array_position($1::text[], task.id::text)`, by.ids];
  if ('types' in by) return ['WHERE task.superseded_at IS NULL AND task.task_type = ANY($1)', BY_TYPE, by.types];
  return [
    'JOIN suite_tasks entry ON entry.task_key = task.key AND entry.suite_id = $1 WHERE task.superseded_at IS NULL',
    'entry.position, task.key',
    by.suiteId,
  ];
}
