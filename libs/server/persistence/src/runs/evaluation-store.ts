import type {
  ChatMessage,
  EvaluationCriteria,
  ResultFlag,
  ResultMetrics,
  RunEvent,
  Score,
  ScoredOutcome,
  TrialRow,
  UnscoredReason,
} from '@assay/contracts';
import type { Database } from '../database';
import type { JudgeInUse } from './judge-registry';
import { SETTLE_RESULT, SOURCE_OF_ENDED } from './settle-result-sql';
import { toRunEvent, withEvent, type RunEventRecord } from './event-sql';

/** What an evaluation came to. */
export interface EvaluationOutcome {
  /** As after scoring: an answer may turn out to be a refusal. */
  readonly outcome: ScoredOutcome;
  readonly status: 'scored' | 'unscored';
  readonly accuracy: number | null;
  readonly relevance: number | null;
  readonly passed: boolean | null;
  readonly reason: string;
  readonly unscoredReason: UnscoredReason | null;
  readonly extracted: string | null;
  readonly extractRule: string | null;
  readonly extractTrace: readonly string[];
  readonly scores: readonly Score[];
  /** All flags of the result, those of the generation included. */
  readonly flags: readonly ResultFlag[];
  readonly metrics: ResultMetrics;
  readonly row: TrialRow;
}

/** An evaluation in the hands of `owner`. */
export interface HeldEvaluation {
  readonly evaluationId: string;
  readonly runId: string;
  readonly owner: string;
}

/** All that scoring needs of a stored answer. */
export interface OpenEvaluation {
  readonly evaluationId: string;
  readonly resultId: string;
  readonly trialId: string;
  readonly runId: string;
  readonly taskId: string;
  readonly variant: number;
  readonly stalls: number;
  /** As it was asked, ms; null where it was not stored. */
  readonly timeLimitMs: number | null;
  readonly outcome: ScoredOutcome;
  readonly output: string;
  readonly executionTime: number | null;
  readonly tokensPerSecond: number | null;
  readonly flags: readonly ResultFlag[];
  readonly metrics: ResultMetrics;
  readonly row: TrialRow;
  /** Of the result. */
  readonly modelId: string;
  /** Who would judge it; null = nobody. */
  readonly wantedJudge: JudgeInUse | null;
}

/** What scoring needs of a task version; the same for all of its trials. */
export interface TaskToScore {
  readonly id: string;
  readonly key: string;
  readonly taskType: string;
  readonly criteria: string | EvaluationCriteria;
  readonly criteriaHash: string;
  readonly taskDescription: string;
  readonly system: string | null;
  readonly messages: readonly ChatMessage[] | null;
  readonly expectedOutput: string;
  readonly variants: readonly { readonly taskDescription: string; readonly expectedOutput: string }[];
}

/** Claims and ends evaluations. One that needs no server may be claimed by any process. */
export class EvaluationStore {
  constructor(private readonly database: Database) {}

  /** Takes open evaluations that need no judge (of these runs): those nobody holds, and those whose holder has let its time run out. */
  claim(
    owner: string,
    ownedForMs: number,
    limit: number,
    runIds: readonly string[] | null = null,
  ): Promise<OpenEvaluation[]> {
    return this.database.query<OpenEvaluation>(CLAIM, [owner, ownedForMs, limit, runIds]);
  }

  async task(taskId: string): Promise<TaskToScore | null> {
    const [row] = await this.database.query<TaskToScore>(
      `SELECT id, key, task_type AS "taskType", evaluation_criteria AS criteria, criteria_hash AS "criteriaHash",
         task_description AS "taskDescription", system, messages, expected_output AS "expectedOutput", variants FROM benchmark_tasks WHERE id = $1`,
      [taskId],
    );
    return row ?? null;
  }

  /** Leaves an evaluation that this process holds to its judge. False when another process has it. */
  async park(held: HeldEvaluation, nonce: string): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE evaluations SET state = 'pending', phase = 'judge', owner = NULL, owned_until = NULL, nonce = $3
       WHERE id = $1 AND owner = $2 AND state = 'running' RETURNING id`,
      [held.evaluationId, held.owner, nonce],
    );
    return rows.length === 1;
  }

  /** Stores scores, result, trial and event together. Null when another process has the evaluation, or it was stored before. */
  async store(held: HeldEvaluation, outcome: EvaluationOutcome): Promise<RunEvent | null> {
    const rows = await this.database.query<RunEventRecord>(STORE, [
      held.evaluationId,
      held.runId,
      held.owner,
      outcome.status,
      outcome.accuracy,
      outcome.relevance,
      outcome.passed,
      outcome.reason,
      outcome.unscoredReason,
      outcome.extracted,
      outcome.extractRule,
      JSON.stringify(outcome.extractTrace),
      JSON.stringify(outcome.scores),
      outcome.flags,
      JSON.stringify({ trial: outcome.row }),
      outcome.outcome,
    ]);
    const [row] = rows;
    return row === undefined ? null : toRunEvent(row);
  }

  /** Everything that a process holds is its own for that much longer. */
  async extend(owner: string, ownedForMs: number): Promise<void> {
    await this.database.query(
      `UPDATE evaluations SET owned_until = now() + $2 * interval '1 millisecond' WHERE owner = $1 AND state = 'running'`,
      [owner, ownedForMs],
    );
  }

  /** Gives back what a process that ends in good order holds. */
  async giveBack(owner: string): Promise<void> {
    await this.database.query(
      `UPDATE evaluations SET state = 'pending', owner = NULL, owned_until = NULL WHERE owner = $1 AND state = 'running'`,
      [owner],
    );
  }
}

/** Columns of an `OpenEvaluation`, of the aliases `evaluation`, `result`, `task`, `tag`. */
export const EVALUATION_COLUMNS = `evaluation.id AS "evaluationId", result.id AS "resultId", result.trial_id AS "trialId", result.run_id AS "runId",
    result.benchmark_task_id AS "taskId", result.variant, evaluation.stalls, result.model_id AS "modelId",
    (result.request #>> '{options,timeLimitMs}')::float8 AS "timeLimitMs", result.outcome, result.output, result.execution_time AS "executionTime",
    result.tokens_per_second AS "tokensPerSecond", result.flags, result.metrics,
    jsonb_build_object('trialId', result.trial_id, 'resultId', result.id, 'taskKey', task.key, 'taskTitle', task.title, 'taskType', task.task_type,
      'modelId', result.model_id, 'model', tag.tag, 'serverId', result.server_id, 'epoch', result.epoch, 'status', result.status,
      'outcome', result.outcome, 'score', NULL, 'passed', NULL, 'executionTime', result.execution_time,
      'tokensPerSecond', result.tokens_per_second, 'flags', to_jsonb(result.flags), 'reason', result.reason) AS row`;

/** Joins those tables to a row `evaluation`. */
export const EVALUATION_TABLES = `JOIN benchmark_results result ON result.id = evaluation.result_id JOIN benchmark_tasks task ON task.id = result.benchmark_task_id
  JOIN run_models tag ON tag.run_id = result.run_id AND tag.model_id = result.model_id AND tag.server_id = result.server_id`;

const CLAIM = `
  WITH evaluation AS (
    UPDATE evaluations SET state = 'running', owner = $1, owned_until = now() + $2 * interval '1 millisecond',
      stalls = stalls + CASE WHEN state = 'running' THEN 1 ELSE 0 END
    WHERE id IN (
      SELECT id FROM evaluations WHERE phase = 'programs' AND (state = 'pending' OR (state = 'running' AND owned_until < now()))
        AND ($4::uuid[] IS NULL OR result_id IN (SELECT id FROM benchmark_results WHERE run_id = ANY($4)))
      ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED)
    RETURNING id, result_id, stalls, judge_id, judge_num_ctx)
  SELECT ${EVALUATION_COLUMNS},
    CASE WHEN wanted.id IS NOT NULL THEN jsonb_build_object('judgeId', wanted.id, 'identity', wanted.identity, 'modelId', wanted.model_id,
      'serverId', wanted.server_id, 'numCtx', evaluation.judge_num_ctx) END AS "wantedJudge"
  FROM evaluation ${EVALUATION_TABLES} LEFT JOIN judges wanted ON wanted.id = evaluation.judge_id
  ORDER BY evaluation.id`;

const STORE = `
  WITH held AS (SELECT id FROM runs WHERE id = $2 FOR UPDATE),
  evaluation AS (
    UPDATE evaluations SET state = $4::text, owner = NULL, owned_until = NULL, finished_at = clock_timestamp(), accuracy = $5, relevance = $6,
      passed = $7, reason = $8, unscored_reason = $9, extracted = $10, extract_rule = $11, extract_trace = $12, outcome = $16::text, flags = $14::text[]
    FROM held WHERE evaluations.id = $1 AND evaluations.state = 'running' AND owner = $3 RETURNING evaluations.id, result_id),
  score AS (
    INSERT INTO scores (evaluation_id, no, type, axis, weight, gate, status, value, passed, reason, unscored_reason, expected, got, detail)
    SELECT evaluation.id, one.no, one.scorer, one.axis, one.weight, one.gate, one.status, one.value, one.passed, one.reason, one."unscoredReason",
      one.expected, one.got, nullif(one.detail, 'null'::jsonb)
    FROM evaluation, jsonb_to_recordset($13::jsonb) AS one (no integer, scorer text, axis text, weight double precision, gate boolean, status text,
      value double precision, passed boolean, reason text, "unscoredReason" text, expected text, got text, detail jsonb)),
  ended AS (SELECT done.id, done.result_id, $4::text AS state, $5::float8 AS accuracy, $6::float8 AS relevance, $7::boolean AS passed, $8::text AS reason,
    $9::text AS unscored_reason, $16::text AS outcome, $14::text[] AS flags FROM evaluation done),
  source AS (${SOURCE_OF_ENDED}),
  result AS (${SETTLE_RESULT} RETURNING trial_id, benchmark_results.passed, source.restored,
    jsonb_build_object('status', benchmark_results.status, 'score', benchmark_results.score, 'passed', benchmark_results.passed, 'outcome', benchmark_results.outcome,
      'flags', to_jsonb(benchmark_results.flags), 'reason', benchmark_results.reason) AS row),
  trial AS (
    UPDATE trials SET state = 'done' FROM result WHERE trials.id = trial_id AND trials.state = 'generated'
    RETURNING run_id, result.passed, CASE WHEN result.restored THEN result.row ELSE '{}'::jsonb END AS row),
  run AS (
    UPDATE runs SET generated = generated - 1, seq = seq + 1, passed = runs.passed + CASE WHEN trial.passed THEN 1 ELSE 0 END,
      failed = runs.failed + CASE WHEN NOT trial.passed THEN 1 ELSE 0 END, unscored = runs.unscored + CASE WHEN trial.passed IS NULL THEN 1 ELSE 0 END
    FROM trial WHERE runs.id = trial.run_id RETURNING runs.*),
  ${withEvent(`'trial.scored'`, `jsonb_build_object('trial', ($15::jsonb -> 'trial') || (SELECT trial.row FROM trial))`)}`;
