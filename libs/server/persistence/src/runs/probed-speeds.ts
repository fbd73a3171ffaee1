import type { TaskType } from '@assay/contracts';
import type { AnswerLength, ProbedRate } from '@assay/domain/scheduling';
import type { Database } from '../database';

/** How long answers to tasks of one type were, by models that think and by those that do not. */
export interface WrittenLength {
  readonly taskType: TaskType;
  readonly thinking: boolean;
  readonly length: AnswerLength;
}

/** A probed rate with the time of the load that the probe saw. */
export interface ProbedModel extends ProbedRate {
  readonly coldLoadMs: number | null;
}

/** What speed probes and the lengths of earlier answers tell of models that have no answers yet. */
export class ProbedSpeeds {
  constructor(private readonly database: Database) {}

  /** Of the last valid probe of each model on each server. */
  rates(modelIds: readonly string[]): Promise<ProbedModel[]> {
    return this.database.query<ProbedModel>(RATES, [modelIds]);
  }

  /** Quartiles of tokens over the latest answers of all models. */
  lengths(): Promise<WrittenLength[]> {
    return this.database.query<WrittenLength>(LENGTHS);
  }
}

const RATES = `
SELECT DISTINCT ON (model_id, server_id) model_id AS "modelId", server_id AS "serverId", (figures #>> '{tokensPerSecond,median}')::float8 AS "tokensPerSecond",
  (SELECT max((prompt #>> '{promptTokensPerSecond,median}')::float8) FROM jsonb_array_elements(figures -> 'prompts') prompt) AS "promptTokensPerSecond",
  (figures ->> 'coldLoadMs')::float8 AS "coldLoadMs"
FROM speed_probes WHERE model_id = ANY($1) AND state = 'done' AND (figures #>> '{tokensPerSecond,median}')::float8 > 0
ORDER BY model_id, server_id, finished_at DESC`;

const LENGTHS = `
SELECT task.task_type AS "taskType", 'thinking' = ANY(model.capabilities) AS thinking,
  array_to_json(percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY (latest.metrics ->> 'answerTokens')::float8)) AS length
FROM (SELECT benchmark_task_id, model_id, metrics FROM benchmark_results WHERE tokens_per_second > 0 ORDER BY created_at DESC LIMIT 2000) AS latest
  JOIN benchmark_tasks task ON task.id = latest.benchmark_task_id JOIN models model ON model.id = latest.model_id
WHERE latest.metrics ->> 'answerTokens' IS NOT NULL GROUP BY 1, 2 HAVING count(*) >= 5`;
