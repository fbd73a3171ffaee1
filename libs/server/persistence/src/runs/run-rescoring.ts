import type { RunEvent, RunStatus } from '@assay/contracts';
import type { Database, Sql } from '../database';
import { appendEvent, notifyWork } from './event-sql';
import type { JudgeInUse } from './judge-registry';

/** How the answers of one task are to be scored now. */
export interface TaskScoring {
  readonly taskId: string;
  readonly evaluatorHash: string;
  /** Who decides where programs cannot; null = nobody, or nobody needs to. */
  readonly judge: JudgeInUse | null;
}

/** What a demand for new scores comes to: `changed` answers get another current evaluation, now or soon. */
export type RescoreResult =
  | { readonly kind: 'done'; readonly events: readonly RunEvent[]; readonly changed: number }
  | { readonly kind: 'refused'; readonly status: RunStatus }
  | { readonly kind: 'strangers'; readonly resultIds: readonly string[] }
  | { readonly kind: 'unknown' };

/** A run with answers, and who judged them. */
export interface RunToRescore {
  /** Task versions that have answers. */
  readonly taskIds: readonly string[];
  /** Question and expected output of the longest of them, characters. */
  readonly longest: number;
  readonly judge:
    | (JudgeInUse & { readonly tag: string; readonly modelIdentity: string; readonly parameterSize: string | null })
    | null;
}

/** Gives stored answers further evaluations. Nothing is generated, no earlier evaluation is touched. */
export class RunRescoring {
  constructor(private readonly database: Database) {}

  /** What is known of a run whose answers shall be scored again; null when there is none. */
  async about(runId: string): Promise<RunToRescore | null> {
    const [row] = await this.database.query<RunToRescore>(ABOUT, [runId]);
    return row ?? null;
  }

  /**
   * Scores answers (these, or all) of a run that has ended once more. An answer that was scored just so keeps its score; where such a
   * score is among its earlier ones, that becomes the current one; else a new evaluation is made.
   */
  rescore(
    runId: string,
    scorings: readonly TaskScoring[],
    resultIds: readonly string[] | null,
  ): Promise<RescoreResult> {
    return this.database.transaction(async (sql): Promise<RescoreResult> => {
      const [run] = await sql.query<{ status: RunStatus; over: boolean; started: boolean }>(
        'SELECT status, finished_at IS NOT NULL AS over, started_at IS NOT NULL AS started FROM runs WHERE id = $1 FOR UPDATE',
        [runId],
      );
      if (run === undefined) return { kind: 'unknown' };
      if (!run.over) return { kind: 'refused', status: run.status };
      const strangers = await strangersAmong(sql, runId, resultIds);
      if (strangers.length > 0) return { kind: 'strangers', resultIds: strangers };
      const changed = await apply(sql, runId, scorings, resultIds);
      if (changed === 0) return { kind: 'done', events: [], changed };
      await sql.query(GO_ON, [runId, run.started ? 'running' : 'queued']);
      const event = await appendEvent(sql, runId, 'run.resumed');
      await notifyWork(sql, runId);
      return { kind: 'done', events: [event], changed };
    });
  }
}

async function strangersAmong(sql: Sql, runId: string, resultIds: readonly string[] | null): Promise<string[]> {
  if (resultIds === null) return [];
  const rows = await sql.query<{ id: string }>(
    `SELECT wanted.id FROM unnest($2::text[]) AS wanted (id) WHERE NOT EXISTS (
       SELECT 1 FROM benchmark_results result WHERE result.id::text = wanted.id AND result.run_id = $1 AND result.status <> 'missing')`,
    [runId, resultIds],
  );
  return rows.map(({ id }) => id);
}

/** Gives how many answers are scored anew or by an earlier evaluation. */
async function apply(
  sql: Sql,
  runId: string,
  scorings: readonly TaskScoring[],
  resultIds: readonly string[] | null,
): Promise<number> {
  const wanted = JSON.stringify(
    scorings.map(({ taskId, evaluatorHash, judge }) => ({
      taskId,
      hash: evaluatorHash,
      judgeId: judge?.judgeId ?? null,
      numCtx: judge?.numCtx ?? null,
    })),
  );
  const [row] = await sql.query<{ n: number }>(RESCORE, [runId, wanted, resultIds]);
  return row?.n ?? 0;
}

/** Evaluations that would come out the same: programs decided, or there was nobody to decide. */
const LASTING = `(same.state = 'scored' OR same.unscored_reason IN ('no_judge', 'not_available'))`;

const RESCORE = `
  WITH wanted AS (
    SELECT one."taskId" AS task_id, one.hash, one."numCtx" AS num_ctx, judge.id AS judge_id, judge.model_id AS judge_model_id, judge.server_id AS judge_server_id
    FROM jsonb_to_recordset($2::jsonb) AS one ("taskId" uuid, hash text, "judgeId" uuid, "numCtx" integer) LEFT JOIN judges judge ON judge.id = one."judgeId"),
  chosen AS MATERIALIZED (
    SELECT result.id, result.trial_id, same.id AS same_id, wanted.hash, wanted.num_ctx, wanted.judge_id, wanted.judge_model_id, wanted.judge_server_id,
      coalesce(same.state = 'scored', false) AS ready
    FROM benchmark_results result JOIN wanted ON wanted.task_id = result.benchmark_task_id
    LEFT JOIN evaluations same ON same.result_id = result.id AND same.evaluator_hash = wanted.hash
    WHERE result.run_id = $1 AND result.status IN ('scored', 'unscored') AND ($3::text[] IS NULL OR result.id::text = ANY($3))
      AND (same.id IS NULL OR NOT ${LASTING} OR (same.state = 'scored' AND result.evaluation_id IS DISTINCT FROM same.id))
    FOR UPDATE OF result),
  forgiven AS (UPDATE judgements SET forgiven = true FROM chosen WHERE NOT ready AND judgements.evaluation_id = same_id),
  unsaid AS (DELETE FROM scores USING chosen WHERE NOT ready AND scores.evaluation_id = same_id),
  again AS (
    UPDATE evaluations SET state = 'pending', phase = 'programs', stalls = 0, trouble = NULL, not_before = NULL, accuracy = NULL, relevance = NULL,
      passed = NULL, reason = NULL, unscored_reason = NULL, finished_at = NULL
    FROM chosen WHERE NOT ready AND evaluations.id = same_id),
  made AS (
    INSERT INTO evaluations (result_id, evaluator_hash, judge_id, judge_model_id, judge_server_id, judge_num_ctx)
    SELECT id, hash, judge_id, judge_model_id, judge_server_id, num_ctx FROM chosen WHERE same_id IS NULL),
  result AS (
    UPDATE benchmark_results SET status = CASE WHEN ready THEN 'scored' ELSE 'generated' END,
      score = CASE WHEN ready THEN same.accuracy END, passed = CASE WHEN ready THEN same.passed END,
      reason = CASE WHEN ready AND NOT (same.passed AND same.accuracy = 1) THEN same.reason END, unscored_reason = NULL,
      outcome = CASE WHEN ready THEN coalesce(same.outcome, benchmark_results.outcome) ELSE benchmark_results.outcome END,
      flags = CASE WHEN ready THEN coalesce(same.flags, benchmark_results.flags) ELSE benchmark_results.flags END,
      metrics = benchmark_results.metrics || jsonb_build_object('accuracy', CASE WHEN ready THEN same.accuracy END, 'relevance', CASE WHEN ready THEN same.relevance END),
      evaluation_id = CASE WHEN ready THEN same.id WHEN benchmark_results.evaluation_id = same.id THEN NULL ELSE benchmark_results.evaluation_id END
    FROM chosen LEFT JOIN evaluations same ON same.id = chosen.same_id WHERE benchmark_results.id = chosen.id),
  trial AS (UPDATE trials SET state = 'generated' FROM chosen WHERE trials.id = chosen.trial_id AND NOT ready)
  SELECT count(*)::int AS n FROM chosen`;

const ABOUT = `
  SELECT CASE WHEN judge.id IS NOT NULL THEN jsonb_build_object('judgeId', judge.id, 'identity', judge.identity, 'modelId', judge.model_id, 'serverId', judge.server_id,
      'numCtx', run.judge_num_ctx, 'tag', judge.tag, 'modelIdentity', model.identity, 'parameterSize', model.parameter_size) END AS judge, asked.ids AS "taskIds", asked.longest
  FROM runs run LEFT JOIN judges judge ON judge.id = run.judge_id LEFT JOIN models model ON model.id = judge.model_id
  CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(task.id::text), '{}') AS ids, coalesce(max(greatest(length(task.task_description) + length(task.expected_output),
      length(task.variants::text) / greatest(jsonb_array_length(task.variants), 1))), 0) AS longest
    FROM benchmark_tasks task WHERE task.id IN (SELECT benchmark_task_id FROM benchmark_results WHERE run_id = run.id AND status IN ('scored', 'unscored'))) AS asked
  WHERE run.id = $1`;

/** The run goes on; its counters are counted anew, as any of its answers may have changed sides. */
const GO_ON = `
  UPDATE runs SET status = $2, desired_state = 'run', finished_at = NULL, reason = NULL, generated = counted.generated, passed = counted.passed,
    failed = counted.failed, unscored = counted.unscored
  FROM (SELECT count(*) FILTER (WHERE status = 'generated')::int AS generated, count(*) FILTER (WHERE passed)::int AS passed,
      count(*) FILTER (WHERE NOT passed)::int AS failed, count(*) FILTER (WHERE status = 'unscored')::int AS unscored
    FROM benchmark_results WHERE run_id = $1) AS counted
  WHERE id = $1`;
