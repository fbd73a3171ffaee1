import {
  LIMITS,
  type JsonObject,
  type Outcome,
  type ProblemRef,
  type Result,
  type ResultFlag,
  type ResultMetrics,
  type ResultStatus,
  type Score,
  type ScoreAxis,
  type ScorerType,
  type TaskType,
  type UnscoredReason,
} from '@assay/contracts';

/** A result with the names that a list shows. */
export interface ResultRow {
  readonly id: string;
  readonly runId: string;
  readonly benchmarkTaskId: string;
  readonly taskKey: string;
  readonly taskTitle: string;
  readonly taskType: TaskType;
  readonly category: string;
  readonly modelId: string;
  readonly model: string;
  readonly serverId: string;
  readonly server: string;
  readonly epoch: number;
  readonly variant: number;
  readonly status: ResultStatus;
  readonly outcome: Outcome;
  readonly executionTime: number | null;
  readonly output: string | null;
  readonly outputLength: number | null;
  readonly score: number | null;
  readonly passed: boolean | null;
  readonly metrics: Partial<ResultMetrics>;
  readonly flags: ResultFlag[];
  readonly reason: string | null;
  readonly error: ProblemRef | null;
  readonly scores: ScoreRecord[] | null;
  readonly createdAt: Date;
}

/** A row of the table scores, as JSON. */
export interface ScoreRecord {
  readonly no: number;
  readonly type: ScorerType;
  readonly axis: ScoreAxis;
  readonly weight: number;
  readonly gate: boolean;
  readonly status: 'scored' | 'unscored';
  readonly value: number | null;
  readonly passed: boolean | null;
  readonly reason: string;
  readonly unscored_reason: UnscoredReason | null;
  readonly expected: string | null;
  readonly got: string | null;
  readonly detail: JsonObject | null;
}

/** Columns of a `ResultRow`; `wholeOutput` false cuts answers to the preview. */
export function resultColumns(wholeOutput: boolean): string {
  const output = wholeOutput ? 'result.output' : `left(result.output, ${LIMITS.answerPreview})`;
  return `result.id, result.run_id AS "runId", result.benchmark_task_id AS "benchmarkTaskId", task.key AS "taskKey", task.title AS "taskTitle",
    task.task_type AS "taskType", task.category, result.model_id AS "modelId", tag.tag AS model, result.server_id AS "serverId",
    server.name AS server, result.epoch, result.variant, result.status, result.outcome, result.execution_time AS "executionTime",
    ${output} AS output, length(result.output) AS "outputLength", result.score, result.passed, result.metrics, result.flags,
    result.reason, result.error, result.created_at AS "createdAt",
    (SELECT jsonb_agg(to_jsonb(scores) ORDER BY no) FROM scores WHERE evaluation_id = result.evaluation_id) AS scores`;
}

/** Tables behind `resultColumns`. */
export const RESULT_TABLES = `benchmark_results result
  JOIN benchmark_tasks task ON task.id = result.benchmark_task_id
  JOIN servers server ON server.id = result.server_id
  JOIN run_models tag ON tag.run_id = result.run_id AND tag.model_id = result.model_id AND tag.server_id = result.server_id`;

const NO_METRICS: ResultMetrics = {
  accuracy: null,
  relevance: null,
  speed: null,
  tokensPerSecond: null,
  promptTokensPerSecond: null,
  firstTokenMs: null,
  firstAnswerMs: null,
  promptTokens: null,
  answerTokens: null,
};

/** The row as the API shows it. */
export function toResult(row: ResultRow): Result {
  const { outputLength, error, scores, metrics, createdAt, ...rest } = row;
  const result: Result = {
    ...rest,
    outputCut: row.output !== null && (outputLength ?? 0) > row.output.length,
    metrics: { ...NO_METRICS, ...metrics },
    scores: (scores ?? []).map(toScore),
    createdAt: createdAt.toISOString(),
  };
  return error === null ? result : { ...result, error };
}

/** A stored score as the API shows it. */
export function toScore(record: ScoreRecord): Score {
  const { no, axis, weight, gate, reason, expected, got, detail } = record;
  const base = { no, scorer: record.type, axis, weight, gate, reason, expected, got, detail };
  if (record.value !== null && record.passed !== null)
    return { ...base, status: 'scored', value: record.value, passed: record.passed };
  return {
    ...base,
    status: 'unscored',
    value: null,
    passed: null,
    unscoredReason: record.unscored_reason ?? 'harness_error',
  };
}
