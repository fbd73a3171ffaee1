import type { RunEvent, SamplingOptions } from '@assay/contracts';
import type { RunnerOptions } from '@assay/domain/run';
import { errorCode, violatedConstraint } from '../database-errors';
import type { Database } from '../database';
import type { JudgeInUse } from './judge-registry';
import { toRunEvent, withEvent, type RunEventRecord } from './event-sql';
import { TRIAL_ROW_JOINS, trialRowSql } from './trial-row-sql';

/** A lane in the hands of a process: the token proves that it still is. */
export interface HeldLane {
  readonly serverId: string;
  readonly token: number;
}

/** Generations or judgings of one run and model that are open on a server. Durations in ms. */
export interface OpenWork {
  readonly phase: 'generate' | 'judge';
  readonly runId: string;
  readonly modelId: string;
  readonly identity: string;
  readonly digest: string | null;
  readonly weights: string;
  readonly tag: string;
  readonly runner: RunnerOptions;
  readonly runnerHash: string;
  readonly sampling: SamplingOptions;
  /** Runs with the same salt ask with the same seeds. */
  readonly seedSalt: string;
  readonly capabilities: readonly string[];
  /** Version of the server when the run was accepted, where it was known. */
  readonly serverVersion: string | null;
  /** Who judges the answers of the run; null = nobody. */
  readonly judge: JudgeInUse | null;
  readonly priority: number;
  readonly ageMs: number;
  readonly open: number;
  readonly readyInMs: number;
}

/** A trial that is now in work. */
export interface ClaimedTrial {
  readonly trialId: string;
  readonly runId: string;
  readonly taskId: string;
  readonly epoch: number;
  readonly variant: number;
  /** Which try this is, from 1. */
  readonly attempt: number;
  readonly event: RunEvent;
}

const NOT_NULL_VIOLATION = '23502';

/** Hands out trials of a server's lane, in order, each once. */
export class TrialQueue {
  constructor(private readonly database: Database) {}

  /** What is open on a server for runs (these runs) that shall go on. */
  openWork(serverId: string, runIds: readonly string[] | null = null): Promise<OpenWork[]> {
    return this.database.query<OpenWork>(OPEN_WORK, [serverId, runIds]);
  }

  /**
   * Takes the next trial of a model for the first of these runs that has one: those whose worker died last, else in the order of
   * the plan. Null when none is ready, or the lane has gone to another process.
   */
  async claim(lane: HeldLane, modelId: string, runIds: readonly string[]): Promise<ClaimedTrial | null> {
    const parameters = [lane.serverId, lane.token, modelId, runIds];
    const rows = await this.database
      .query<ClaimRow>(CLAIM, parameters)
      .catch((error: unknown) => (hasGone(error) ? [] : Promise.reject(asError(error))));
    const [row] = rows;
    if (row === undefined) return null;
    const { trialId, runId, taskId, epoch, variant, attempt } = row;
    return { trialId, runId, taskId, epoch, variant, attempt, event: toRunEvent(row) };
  }
}

interface ClaimRow extends RunEventRecord {
  readonly trialId: string;
  readonly taskId: string;
  readonly epoch: number;
  readonly variant: number;
  readonly attempt: number;
}

/** The trial left the queue while the statement waited: its attempt has no trial, or the run counts more than it has. */
function hasGone(error: unknown): boolean {
  return errorCode(error) === NOT_NULL_VIOLATION || violatedConstraint(error) === 'runs_counts_ck';
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

const OPEN_WORK = `
  SELECT 'generate' AS phase, run.id AS "runId", tag.model_id AS "modelId", model.identity, model.digest, coalesce(model.details #>> '{fingerprint,weights}', model.identity) AS weights,
    tag.tag, tag.runner_options AS runner, tag.runner_hash AS "runnerHash", tag.sampling, run.seed_salt AS "seedSalt", model.capabilities,
    run.manifest #>> ARRAY['servers', tag.server_id::text, 'version'] AS "serverVersion", run.priority,
    CASE WHEN judge.id IS NOT NULL THEN jsonb_build_object('judgeId', judge.id, 'identity', judge.identity, 'modelId', judge.model_id,
      'serverId', judge.server_id, 'numCtx', run.judge_num_ctx) END AS judge,
    (extract(epoch FROM now() - run.created_at) * 1000)::float8 AS "ageMs", work.open,
    greatest(0, extract(epoch FROM work.ready - now()) * 1000)::float8 AS "readyInMs"
  FROM runs run JOIN run_models tag ON tag.run_id = run.id AND tag.server_id = $1 JOIN models model ON model.id = tag.model_id
  LEFT JOIN judges judge ON judge.id = run.judge_id
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS open, min(coalesce(not_before, now())) AS ready FROM trials
    WHERE trials.server_id = $1 AND trials.run_id = run.id AND trials.model_id = tag.model_id AND state = 'pending') AS work
  WHERE run.finished_at IS NULL AND run.desired_state = 'run' AND work.open > 0 AND ($2::uuid[] IS NULL OR run.id = ANY($2))
  ORDER BY run.priority DESC, run.created_at, tag.position`;

/**
 * The run is locked before the trial, as everywhere. Should the trial have left the queue meanwhile, its attempt has no trial,
 * which undoes the whole statement.
 */
const CLAIM = `
  WITH lane AS (SELECT id FROM servers WHERE id = $1 AND lane_token = $2 AND lane_owner IS NOT NULL FOR SHARE),
  pick AS MATERIALIZED (
    SELECT next.id, next.run_id FROM lane, unnest($4::uuid[]) WITH ORDINALITY AS listed (run_id, place)
    CROSS JOIN LATERAL (
      SELECT id, run_id FROM trials WHERE server_id = $1 AND run_id = listed.run_id AND model_id = $3 AND state = 'pending'
        AND (not_before IS NULL OR not_before <= now()) ORDER BY stalls, position LIMIT 1) AS next
    ORDER BY listed.place LIMIT 1),
  run AS (
    UPDATE runs SET running = running + 1, seq = seq + 1 FROM pick
    WHERE runs.id = pick.run_id AND desired_state = 'run' AND finished_at IS NULL RETURNING runs.*),
  trial AS (
    UPDATE trials SET state = 'generating', lane_token = $2, attempts = attempts + 1, not_before = NULL, started_at = clock_timestamp()
    FROM pick, run WHERE trials.id = pick.id AND trials.state = 'pending' RETURNING trials.*),
  attempt AS (INSERT INTO attempts (trial_id, no) SELECT trial.id, trial.attempts FROM run LEFT JOIN trial ON true RETURNING no),
  told AS (SELECT ${trialRowSql({ status: `'running'` })} AS row FROM trial ${TRIAL_ROW_JOINS}),
  ${withEvent(`'trial.started'`, `jsonb_build_object('trial', (SELECT row FROM told))`, {
    columns: `, trial.id AS "trialId", trial.task_id AS "taskId", trial.epoch, trial.variant, trial.attempts AS attempt`,
    from: ', trial',
  })}`;
