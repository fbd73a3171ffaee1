import type { DesiredState } from '@assay/domain/run';
import type { StoredReply } from '@assay/domain/judging';
import type { Database } from '../database';
import { EVALUATION_COLUMNS, EVALUATION_TABLES, type HeldEvaluation, type OpenEvaluation } from './evaluation-store';
import type { HeldLane, OpenWork } from './trial-queue';

/** Failures of a judge's server that count for one evaluation. */
export interface JudgeTrouble {
  readonly failed: number;
  readonly crashes: number;
  readonly outOfMemory: number;
  readonly turnedAway: number;
  /** Of the first failure, ms since 1970. */
  readonly since: number;
}

/** An answer that is to be judged, in the hands of a lane. */
export interface JudgeableAnswer extends OpenEvaluation {
  readonly owner: string;
  readonly nonce: string;
  readonly trouble: JudgeTrouble | null;
  /** What was said before, oldest first; what is forgiven counts no more. */
  readonly said: readonly (StoredReply & { readonly forgiven: boolean })[];
  readonly judge: JudgeIdentity;
  readonly candidate: { readonly name: string; readonly family: string | null };
}

/** Who judges, as far as a page and a flag need it. */
export interface JudgeIdentity {
  readonly id: string;
  readonly modelId: string;
  readonly name: string;
  readonly family: string | null;
  /** Of the protocol that its verdicts belong to. */
  readonly promptHash: string;
}

/** One reply with all that explains it. */
export interface NewJudgement extends StoredReply {
  readonly kind: 'control' | 'requirement' | 'relevance';
  readonly requirement: string;
  readonly points: number;
  readonly must: boolean;
  /** Requirements that shared this reply. */
  readonly itemsInCall: number;
  readonly rawReply: string;
  readonly evidence: string | null;
  readonly why: string | null;
  readonly promptHash: string;
  readonly durationMs: number;
}

/** Which block of a lane an answer is wanted for. */
export interface JudgeBlockKey {
  readonly modelId: string;
  readonly numCtx: number;
  readonly runIds: readonly string[];
  /** Of the server, as it says now. */
  readonly serverVersion: string | null;
}

/** Hands out answers that wait for a judge, each once, and keeps each reply as it comes. */
export class JudgeQueue {
  constructor(private readonly database: Database) {}

  /** Judgings that are open on a server for runs (these runs) that shall go on. */
  openWork(serverId: string, runIds: readonly string[] | null = null): Promise<OpenWork[]> {
    return this.database.query<OpenWork>(OPEN_WORK, [serverId, runIds]);
  }

  /** Takes the next answer for a judge; null when none is ready, or the lane has gone to another process. */
  async claim(
    lane: HeldLane,
    { modelId, numCtx, runIds, serverVersion }: JudgeBlockKey,
  ): Promise<JudgeableAnswer | null> {
    const owner = ownerOf(lane);
    const [row] = await this.database.query<JudgeableAnswer>(CLAIM, [
      lane.serverId,
      lane.token,
      modelId,
      numCtx,
      runIds,
      owner,
      serverVersion,
    ]);
    return row ?? null;
  }

  /** Keeps what one call said, also when asked twice. Gives what is wanted of the run now; null when the evaluation is in other hands. */
  async addReplies(held: HeldEvaluation, said: readonly NewJudgement[]): Promise<DesiredState | null> {
    const rows = JSON.stringify(said);
    const [row] = await this.database.query<{ desired: DesiredState }>(ADD_REPLIES, [
      held.evaluationId,
      held.owner,
      rows,
    ]);
    return row?.desired ?? null;
  }

  /** Gives an answer back to the queue, to be judged on from where it is; false when it is in other hands. */
  async release(held: HeldEvaluation, notBeforeMs: number, trouble: JudgeTrouble | null): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE evaluations SET state = 'pending', owner = NULL, owned_until = NULL, trouble = $4,
         not_before = CASE WHEN $3::float8 > 0 THEN now() + $3::float8 * interval '1 millisecond' END
       WHERE id = $1 AND owner = $2 AND state = 'running' RETURNING id`,
      [held.evaluationId, held.owner, notBeforeMs, trouble === null ? null : JSON.stringify(trouble)],
    );
    return rows.length === 1;
  }

  /** Whether more answers may come to this judge from these runs: some are still asked for, or scored by programs. */
  async expectsMore(
    runIds: readonly string[],
    judge: { readonly modelId: string; readonly serverId: string },
  ): Promise<boolean> {
    const [row] = await this.database.query<{ more: boolean }>(
      `SELECT EXISTS (
         SELECT 1 FROM runs run WHERE run.id = ANY($1) AND finished_at IS NULL AND desired_state = 'run' AND (
           (judge_model_id = $2 AND judge_server_id = $3 AND total - generated - passed - failed - unscored - missing - cancelled > 0)
           OR EXISTS (SELECT 1 FROM evaluations one JOIN benchmark_results result ON result.id = one.result_id
             WHERE one.state IN ('pending', 'running') AND one.phase = 'programs' AND one.judge_model_id = $2 AND one.judge_server_id = $3
               AND result.run_id = run.id))) AS more`,
      [runIds, judge.modelId, judge.serverId],
    );
    return row?.more === true;
  }

  /** Makes judgings that wait for their next try ready at once: their server is back. */
  async endDelays(serverId: string): Promise<void> {
    await this.database.query(
      `UPDATE evaluations SET not_before = NULL WHERE judge_server_id = $1 AND phase = 'judge' AND state = 'pending' AND not_before IS NOT NULL`,
      [serverId],
    );
  }
}

/** Names a lane as it is held now: another holder has another name. */
function ownerOf(lane: HeldLane): string {
  return `lane ${lane.serverId} ${lane.token}`;
}

const OPEN_WORK = `
  SELECT 'judge' AS phase, run.id AS "runId", model.id AS "modelId", model.identity, model.digest,
    coalesce(model.details #>> '{fingerprint,weights}', model.identity) AS weights, min(judge.tag) AS tag,
    jsonb_build_object('numCtx', one.judge_num_ctx) AS runner, 'judge ' || one.judge_num_ctx AS "runnerHash", '{}'::jsonb AS sampling, model.capabilities,
    NULL::text AS "serverVersion", NULL::jsonb AS judge, '' AS "seedSalt", run.priority, (extract(epoch FROM now() - run.created_at) * 1000)::float8 AS "ageMs", count(*)::int AS open,
    greatest(0, extract(epoch FROM min(coalesce(one.not_before, now())) - now()) * 1000)::float8 AS "readyInMs"
  FROM evaluations one JOIN judges judge ON judge.id = one.judge_id JOIN models model ON model.id = one.judge_model_id
  JOIN benchmark_results result ON result.id = one.result_id JOIN runs run ON run.id = result.run_id
  WHERE one.judge_server_id = $1 AND one.phase = 'judge' AND one.state = 'pending' AND run.finished_at IS NULL AND run.desired_state = 'run'
    AND ($2::uuid[] IS NULL OR run.id = ANY($2))
  GROUP BY run.id, model.id, one.judge_num_ctx ORDER BY run.priority DESC, run.created_at`;

const CLAIM = `
  WITH lane AS (SELECT id FROM servers WHERE id = $1 AND lane_token = $2 AND lane_owner IS NOT NULL FOR SHARE),
  pick AS MATERIALIZED (
    SELECT one.id FROM lane JOIN evaluations one ON one.judge_server_id = lane.id
    JOIN benchmark_results result ON result.id = one.result_id JOIN runs run ON run.id = result.run_id
    WHERE one.judge_model_id = $3 AND one.judge_num_ctx = $4 AND one.phase = 'judge' AND one.state = 'pending'
      AND (one.not_before IS NULL OR one.not_before <= now()) AND run.id = ANY($5::uuid[]) AND run.desired_state = 'run' AND run.finished_at IS NULL
    ORDER BY one.stalls, one.id LIMIT 1 FOR UPDATE OF one SKIP LOCKED),
  evaluation AS (
    UPDATE evaluations SET state = 'running', owner = $6, owned_until = 'infinity', not_before = NULL, judge_server_version = $7::text FROM pick
    WHERE evaluations.id = pick.id AND state = 'pending'
    RETURNING evaluations.id, result_id, stalls, owner, nonce, trouble, judge_id, judge_model_id)
  SELECT ${EVALUATION_COLUMNS}, evaluation.owner, evaluation.nonce, evaluation.trouble,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('item', item, 'callNo', call_no, 'met', met, 'pYes', p_yes, 'supported', supported, 'forgiven', forgiven)
      ORDER BY call_no), '[]') FROM judgements WHERE evaluation_id = evaluation.id) AS said,
    jsonb_build_object('id', judge.id, 'modelId', judging.id, 'name', judge.tag, 'family', judging.family, 'promptHash', judge.prompt_hash) AS judge,
    jsonb_build_object('name', tag.tag, 'family', candidate.family) AS candidate
  FROM evaluation ${EVALUATION_TABLES}
  JOIN judges judge ON judge.id = evaluation.judge_id JOIN models judging ON judging.id = evaluation.judge_model_id
  JOIN models candidate ON candidate.id = result.model_id`;

const ADD_REPLIES = `
  WITH held AS (
    SELECT one.id, run.desired_state FROM evaluations one JOIN benchmark_results result ON result.id = one.result_id JOIN runs run ON run.id = result.run_id
    WHERE one.id = $1 AND one.owner = $2 AND one.state = 'running'),
  said AS (
    INSERT INTO judgements (evaluation_id, item, call_no, control, kind, requirement, points, must, raw_reply, met, p_yes, evidence, why, supported,
      prompt_hash, duration_ms, items_in_call)
    SELECT held.id, reply.item, reply."callNo", reply.kind = 'control', reply.kind, reply.requirement, reply.points, reply.must, reply."rawReply", reply.met,
      reply."pYes", reply.evidence, reply.why, reply.supported, reply."promptHash", reply."durationMs", reply."itemsInCall"
    FROM held, jsonb_to_recordset($3::jsonb) AS reply (item text, "callNo" integer, kind text, requirement text, points double precision, must boolean,
      "rawReply" text, met boolean, "pYes" double precision, evidence text, why text, supported boolean, "promptHash" text, "durationMs" double precision,
      "itemsInCall" integer)
    ON CONFLICT (evaluation_id, item, call_no) DO NOTHING)
  SELECT desired_state AS desired FROM held`;
