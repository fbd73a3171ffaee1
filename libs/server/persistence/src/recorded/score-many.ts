import type { RunEvent, TrialRow } from '@assay/contracts';
import type { Database } from '../database';
import {
  EVALUATION_COLUMNS,
  EVALUATION_TABLES,
  type EvaluationOutcome,
  type OpenEvaluation,
  type TaskToScore,
} from '../runs/evaluation-store';
import { toRunEvent, withEvent, type RunEventRecord } from '../runs/event-sql';
import { SETTLE_RESULT } from '../runs/settle-result-sql';

/** An evaluation that `owner` holds, and what it came to. */
export interface EndedEvaluation {
  readonly evaluationId: string;
  readonly outcome: EvaluationOutcome;
}

/** Stores the scores of many answers of one run together. */
export class ManyScores {
  constructor(private readonly database: Database) {}

  /** Takes open evaluations of a run that need programs only: those nobody holds, and those whose holder has let its time run out. Results after `after`, in their order. */
  claim(
    runId: string,
    owner: string,
    ownedForMs: number,
    portion: { readonly limit: number; readonly after: string | null },
  ): Promise<OpenEvaluation[]> {
    return this.database.query<OpenEvaluation>(CLAIM_MANY, [runId, owner, ownedForMs, portion.limit, portion.after]);
  }

  /** What scoring needs of these task versions. */
  tasks(ids: readonly string[]): Promise<TaskToScore[]> {
    return this.database.query<TaskToScore>(
      `SELECT id, key, task_type AS "taskType", evaluation_criteria AS criteria, criteria_hash AS "criteriaHash",
         task_description AS "taskDescription", system, messages, expected_output AS "expectedOutput", variants
       FROM benchmark_tasks WHERE id = ANY($1)`,
      [ids],
    );
  }

  /** Gives one event for all of them: its counts are those after the last. Null where another process has them all. */
  async store(runId: string, owner: string, ended: readonly EndedEvaluation[]): Promise<RunEvent | null> {
    const last = ended.at(-1);
    if (last === undefined) return null;
    const rows = ended.map(({ evaluationId, outcome: { row: _row, metrics: _metrics, ...outcome } }) => ({
      evaluationId,
      ...outcome,
    }));
    const payload: { readonly trial: TrialRow } = { trial: last.outcome.row };
    const [event] = await this.database.query<RunEventRecord>(STORE_MANY, [
      runId,
      owner,
      JSON.stringify(rows),
      JSON.stringify(payload),
    ]);
    return event === undefined ? null : toRunEvent(event);
  }
}

/** `$1` run, `$2` owner, `$3` for how long (ms), `$4` how many, `$5` after which result. */
const CLAIM_MANY = `
  WITH next AS MATERIALIZED (
    SELECT id FROM benchmark_results WHERE run_id = $1 AND ($5::uuid IS NULL OR id > $5) AND status = 'generated' ORDER BY id LIMIT $4),
  open AS MATERIALIZED (
    SELECT evaluations.id FROM next JOIN evaluations ON evaluations.result_id = next.id
    WHERE phase = 'programs' AND (state = 'pending' OR (state = 'running' AND owned_until < now())) FOR UPDATE OF evaluations SKIP LOCKED),
  evaluation AS (
    UPDATE evaluations SET state = 'running', owner = $2, owned_until = now() + $3 * interval '1 millisecond',
      stalls = stalls + CASE WHEN state = 'running' THEN 1 ELSE 0 END
    FROM open WHERE evaluations.id = open.id RETURNING evaluations.id, result_id, stalls)
  SELECT ${EVALUATION_COLUMNS}, NULL AS "wantedJudge" FROM evaluation ${EVALUATION_TABLES} ORDER BY result.id`;

const STORE_MANY = `
  WITH held AS (SELECT id FROM runs WHERE id = $1 FOR UPDATE),
  given AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($3::jsonb) AS given ("evaluationId" uuid, status text, accuracy float8, relevance float8, passed boolean,
      reason text, "unscoredReason" text, extracted text, "extractRule" text, "extractTrace" jsonb, flags text[], outcome text, scores jsonb)),
  evaluation AS (
    UPDATE evaluations SET state = given.status, owner = NULL, owned_until = NULL, finished_at = clock_timestamp(), accuracy = given.accuracy,
      relevance = given.relevance, passed = given.passed, reason = given.reason, unscored_reason = given."unscoredReason",
      extracted = given.extracted, extract_rule = given."extractRule", extract_trace = given."extractTrace", outcome = given.outcome, flags = given.flags
    FROM given, held WHERE evaluations.id = given."evaluationId" AND evaluations.state = 'running' AND evaluations.owner = $2
    RETURNING evaluations.id, result_id, given.*),
  score AS (
    INSERT INTO scores (evaluation_id, no, type, axis, weight, gate, status, value, passed, reason, unscored_reason, expected, got, detail)
    SELECT evaluation.id, one.no, one.scorer, one.axis, one.weight, one.gate, one.status, one.value, one.passed, one.reason, one."unscoredReason",
      one.expected, one.got, nullif(one.detail, 'null'::jsonb)
    FROM evaluation CROSS JOIN LATERAL jsonb_to_recordset(evaluation.scores) AS one (no integer, scorer text, axis text, weight double precision,
      gate boolean, status text, value double precision, passed boolean, reason text, "unscoredReason" text, expected text, got text, detail jsonb)),
  source AS (
    SELECT result_id, id AS evaluation_id, status AS state, accuracy, relevance, passed, reason, "unscoredReason" AS unscored_reason, outcome, flags
    FROM evaluation),
  result AS (${SETTLE_RESULT} RETURNING trial_id, benchmark_results.passed),
  trial AS (
    UPDATE trials SET state = 'done' FROM result WHERE trials.id = trial_id AND trials.state = 'generated' RETURNING result.passed),
  tally AS (
    SELECT count(*)::int AS n, count(*) FILTER (WHERE passed)::int AS passed, count(*) FILTER (WHERE NOT passed)::int AS failed,
      count(*) FILTER (WHERE passed IS NULL)::int AS unscored FROM trial),
  run AS (
    UPDATE runs SET generated = generated - tally.n, seq = seq + 1, passed = runs.passed + tally.passed, failed = runs.failed + tally.failed,
      unscored = runs.unscored + tally.unscored FROM tally WHERE runs.id = $1 AND tally.n > 0 RETURNING runs.*),
  ${withEvent(`'trial.scored'`, '$4::jsonb')}`;
