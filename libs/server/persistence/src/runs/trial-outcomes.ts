import type {
  JsonObject,
  MissingOutcome,
  ProblemRef,
  ResultFlag,
  ResultMetrics,
  ResultTimings,
  RunEvent,
  ScoredOutcome,
  TrialRow,
} from '@assay/contracts';
import type { Database } from '../database';
import type { JudgeInUse } from './judge-registry';
import { toRunEvent, withEvent, type RunEventRecord } from './event-sql';

/** A trial in work, and the token under which it was taken. */
export interface HeldTrial {
  readonly trialId: string;
  readonly runId: string;
  readonly token: number;
}

/** A generation that came to its end, with the evaluation that it now needs. */
export interface GeneratedResult {
  readonly resultId: string;
  readonly outcome: ScoredOutcome;
  readonly executionTime: number | null;
  readonly tokensPerSecond: number | null;
  readonly output: string;
  readonly thinking: string | null;
  readonly request: JsonObject;
  readonly timings: ResultTimings;
  readonly environmentId: string | null;
  readonly flags: readonly ResultFlag[];
  readonly metrics: ResultMetrics;
  readonly evaluation: NewEvaluation;
  readonly row: TrialRow;
}

/** An evaluation that is to be made: at once by `owner`, or by anybody when null. */
export interface NewEvaluation {
  readonly id: string;
  readonly evaluatorHash: string;
  readonly owner: string | null;
  readonly ownedForMs: number;
  /** Who will be asked where programs cannot decide; null = nobody. */
  readonly judge: JudgeInUse | null;
}

/** A trial that ends without an answer. */
export interface MissingResult {
  readonly resultId: string;
  readonly outcome: MissingOutcome;
  readonly request: JsonObject;
  readonly environmentId: string | null;
  readonly flags: readonly ResultFlag[];
  readonly error: ProblemRef;
  readonly partial: string | null;
  readonly row: TrialRow;
}

/** How an attempt ended that leaves its trial open. */
export interface ReleasedAttempt {
  readonly outcome: 'failed' | 'turned_away' | 'released';
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly partial: string | null;
  /** Until the trial may be tried again, ms. */
  readonly notBeforeMs: number;
}

/** An earlier attempt of a trial. */
export interface PastAttempt {
  readonly outcome: string;
  readonly errorCode: string | null;
  readonly ageMs: number;
}

/** `lost`: another process has the trial now, and nothing was written. `repeated`: this very result was stored before. */
export type Stored =
  { readonly kind: 'stored'; readonly event: RunEvent } | { readonly kind: 'repeated' } | { readonly kind: 'lost' };

/** Ends attempts, each in one transaction that only the holder of the trial can make. */
export class TrialOutcomes {
  constructor(private readonly database: Database) {}

  /** Stores the raw answer before anything judges it. */
  async storeGeneration(trial: HeldTrial, result: GeneratedResult): Promise<Stored> {
    const rows = await this.database.query<RunEventRecord>(STORE_GENERATION, [
      trial.trialId,
      trial.runId,
      trial.token,
      result.resultId,
      result.outcome,
      result.executionTime,
      result.tokensPerSecond,
      result.output,
      result.thinking,
      JSON.stringify(result.request),
      JSON.stringify(result.timings),
      result.environmentId,
      result.flags,
      JSON.stringify(result.metrics),
      JSON.stringify({ trial: result.row }),
      result.evaluation.id,
      result.evaluation.evaluatorHash,
      result.evaluation.owner,
      result.evaluation.ownedForMs,
      result.evaluation.judge?.judgeId ?? null,
      result.evaluation.judge?.numCtx ?? null,
    ]);
    return this.stored(rows, result.resultId);
  }

  /** Stores that there is no answer, and why; also that a trial was cancelled. */
  async storeMissing(trial: HeldTrial, result: MissingResult): Promise<Stored> {
    const rows = await this.database.query<RunEventRecord>(STORE_MISSING, [
      trial.trialId,
      trial.runId,
      trial.token,
      result.resultId,
      result.outcome,
      JSON.stringify(result.request),
      result.environmentId,
      result.flags,
      JSON.stringify(result.error),
      result.error.message,
      result.partial,
      JSON.stringify({ trial: result.row }),
    ]);
    return this.stored(rows, result.resultId);
  }

  /** Gives a trial back to the queue; false when another process has it. */
  async release(trial: HeldTrial, attempt: ReleasedAttempt): Promise<boolean> {
    const rows = await this.database.query(RELEASE, [
      trial.trialId,
      trial.runId,
      trial.token,
      attempt.outcome,
      attempt.error?.code ?? null,
      attempt.error?.message ?? null,
      attempt.partial,
      attempt.notBeforeMs,
    ]);
    return rows.length === 1;
  }

  /** Attempts of a trial that have ended and count, oldest first. */
  pastAttempts(trialId: string): Promise<PastAttempt[]> {
    return this.database.query(
      `SELECT outcome, error_code AS "errorCode", (extract(epoch FROM now() - attempts.started_at) * 1000)::float8 AS "ageMs"
       FROM attempts JOIN trials trial ON trial.id = trial_id WHERE trial_id = $1 AND ended_at IS NOT NULL AND no > trial.forgiven ORDER BY no`,
      [trialId],
    );
  }

  private async stored(rows: readonly RunEventRecord[], resultId: string): Promise<Stored> {
    const [row] = rows;
    if (row !== undefined) return { kind: 'stored', event: toRunEvent(row) };
    const [earlier] = await this.database.query('SELECT id FROM benchmark_results WHERE id = $1', [resultId]);
    return { kind: earlier === undefined ? 'lost' : 'repeated' };
  }
}

/** Locks the run, then takes the trial out of work, if it still is in work under this token. `$1` trial, `$2` run, `$3` token. */
function leaveWork(state: string): string {
  return `held AS (SELECT id FROM runs WHERE id = $2 FOR UPDATE),
  trial AS (
    UPDATE trials SET ${state}, lane_token = NULL FROM held
    WHERE trials.id = $1 AND run_id = held.id AND trials.state = 'generating' AND lane_token = $3 RETURNING trials.*)`;
}

const RESULT_KEY = 'trial_id, run_id, benchmark_task_id, model_id, server_id, epoch, variant';
const KEY_OF_TRIAL = 'trial.id, trial.run_id, task_id, model_id, server_id, epoch, variant';

const STORE_GENERATION = `
  WITH ${leaveWork(`state = 'generated'`)},
  attempt AS (
    UPDATE attempts SET ended_at = clock_timestamp(), outcome = 'generated' FROM trial WHERE trial_id = trial.id AND no = trial.attempts),
  result AS (
    INSERT INTO benchmark_results (id, ${RESULT_KEY}, status, outcome, execution_time, tokens_per_second, output, thinking, request, timings,
      environment_id, flags, metrics)
    SELECT $4, ${KEY_OF_TRIAL}, 'generated', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14 FROM trial RETURNING id),
  evaluation AS (
    INSERT INTO evaluations (id, result_id, evaluator_hash, state, owner, owned_until, judge_id, judge_model_id, judge_server_id, judge_num_ctx)
    SELECT $16::uuid, result.id, $17, CASE WHEN $18::text IS NULL THEN 'pending' ELSE 'running' END, $18::text,
      CASE WHEN $18::text IS NOT NULL THEN now() + $19 * interval '1 millisecond' END, judge.id, judge.model_id, judge.server_id, $21::int
    FROM result LEFT JOIN judges judge ON judge.id = $20::uuid),
  run AS (
    UPDATE runs SET running = running - 1, generated = generated + 1, seq = seq + 1 FROM trial WHERE runs.id = trial.run_id RETURNING runs.*),
  ${withEvent(`'trial.generated'`, '$15::jsonb')}`;

const STORE_MISSING = `
  WITH ${leaveWork(`state = CASE WHEN $5::text = 'cancelled' THEN 'cancelled' ELSE 'missing' END`)},
  attempt AS (
    UPDATE attempts SET ended_at = clock_timestamp(), outcome = CASE WHEN $5::text = 'cancelled' THEN 'cancelled' ELSE 'failed' END,
      error_code = $9::jsonb ->> 'code', error_text = $10, partial = $11 FROM trial WHERE trial_id = trial.id AND no = trial.attempts),
  result AS (
    INSERT INTO benchmark_results (id, ${RESULT_KEY}, status, outcome, request, environment_id, flags, error, reason)
    SELECT $4, ${KEY_OF_TRIAL}, 'missing', $5::text, $6, $7, $8, $9::jsonb, $10 FROM trial),
  run AS (
    UPDATE runs SET running = running - 1, seq = seq + 1, missing = missing + CASE WHEN $5::text = 'cancelled' THEN 0 ELSE 1 END,
      cancelled = cancelled + CASE WHEN $5::text = 'cancelled' THEN 1 ELSE 0 END
    FROM trial WHERE runs.id = trial.run_id RETURNING runs.*),
  ${withEvent(`'trial.failed'`, '$12::jsonb')}`;

const RELEASE = `
  WITH ${leaveWork(`state = 'pending', not_before = CASE WHEN $8::float8 > 0 THEN now() + $8::float8 * interval '1 millisecond' END`)},
  attempt AS (
    UPDATE attempts SET ended_at = clock_timestamp(), outcome = $4, error_code = $5, error_text = $6, partial = $7
    FROM trial WHERE trial_id = trial.id AND no = trial.attempts),
  run AS (UPDATE runs SET running = running - 1 FROM trial WHERE runs.id = trial.run_id)
  SELECT id FROM trial`;
