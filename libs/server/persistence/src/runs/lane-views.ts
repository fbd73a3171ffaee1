import type { RunLane, RunLaneBlock } from '@assay/contracts';
import type { Database } from '../database';
import type { LaneWait } from '../entities/server.entity';

interface LaneRow {
  readonly serverId: string;
  readonly server: string;
  readonly total: number;
  readonly open: number;
  readonly running: number;
  readonly judging: number;
  readonly owned: boolean;
  readonly wait: LaneWait | null;
}

interface BlockRow {
  readonly serverId: string;
  readonly modelId: string;
  readonly model: string;
  readonly phase: 'generate' | 'judge';
  readonly startedAt: Date;
  readonly firstTrial: Date | null;
  readonly lastTrial: Date | null;
  readonly trials: number;
}

/** What the lanes of runs do, from stored events and attempts: true for any process that asks, also after a restart. */
export class LaneViews {
  constructor(private readonly database: Database) {}

  async ofRun(runId: string): Promise<RunLane[]> {
    const lanes = await this.database.query<LaneRow>(LANES, [runId]);
    const blocks = await this.database.query<BlockRow>(BLOCKS, [runId]);
    return lanes.map((lane) =>
      toLane(
        lane,
        blocks.filter((block) => block.serverId === lane.serverId),
      ),
    );
  }
}

function toLane(lane: LaneRow, blocks: readonly BlockRow[]): RunLane {
  const last = blocks.at(-1);
  const state = stateOf(lane, last);
  const busy = state === 'loading' || state === 'generating' || state === 'judging';
  return {
    serverId: lane.serverId,
    server: lane.server,
    state,
    model: busy ? (last?.model ?? null) : null,
    done: lane.total - lane.open,
    total: lane.total,
    nextTryAt: state === 'waiting' ? (lane.wait?.nextTryAt ?? null) : null,
    waitsUntil: state === 'waiting' ? (lane.wait?.waitsUntil ?? null) : null,
    blocks: blocks.flatMap((block, index) => stretches(block, blocks[index + 1], busy)),
  };
}

function stateOf(lane: LaneRow, last: BlockRow | undefined): RunLane['state'] {
  if (lane.open === 0) return 'done';
  if (lane.wait !== null) return 'waiting';
  if (lane.running > 0) return 'generating';
  if (lane.judging > 0) return 'judging';
  return lane.owned && last !== undefined && last.firstTrial === null ? 'loading' : 'idle';
}

/** A block as its load and its work; the last one is open while the lane is busy with it. */
function stretches(block: BlockRow, next: BlockRow | undefined, busy: boolean): RunLaneBlock[] {
  const open = next === undefined && busy;
  const { model, phase, trials } = block;
  const iso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;
  const load: RunLaneBlock = {
    model,
    phase: 'load',
    startedAt: block.startedAt.toISOString(),
    endedAt: iso(block.firstTrial) ?? (open ? null : (iso(next?.startedAt) ?? block.startedAt.toISOString())),
    trials: 0,
  };
  if (block.firstTrial === null) return [load];
  const endedAt = open ? null : iso(block.lastTrial ?? next?.startedAt);
  return [load, { model, phase, startedAt: block.firstTrial.toISOString(), endedAt, trials }];
}

const LANES = `
  SELECT server.id AS "serverId", server.name AS server, work.total + judged.total AS total, work.open + judged.open AS open, work.running, judged.running AS judging,
    coalesce(server.lane_until > now(), false) AS owned, server.lane_wait AS wait
  FROM (SELECT server_id, min(place) AS place FROM (
      SELECT server_id, position AS place FROM run_models WHERE run_id = $1
      UNION ALL SELECT one.judge_server_id, 1000000 FROM evaluations one JOIN benchmark_results result ON result.id = one.result_id
        WHERE result.run_id = $1 AND one.nonce IS NOT NULL) AS place GROUP BY server_id) AS used
  JOIN servers server ON server.id = used.server_id
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS total, count(*) FILTER (WHERE state IN ('pending', 'generating'))::int AS open,
      count(*) FILTER (WHERE state = 'generating')::int AS running
    FROM trials WHERE run_id = $1 AND server_id = server.id) AS work
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS total, count(*) FILTER (WHERE one.state IN ('pending', 'running'))::int AS open, count(*) FILTER (WHERE one.state = 'running')::int AS running
    FROM evaluations one JOIN benchmark_results result ON result.id = one.result_id
    WHERE result.run_id = $1 AND one.judge_server_id = server.id AND one.phase = 'judge') AS judged
  ORDER BY used.place, server.name`;

const BLOCKS = `
  WITH block AS (
    SELECT (payload ->> 'serverId')::uuid AS server_id, (payload ->> 'modelId')::uuid AS model_id, payload ->> 'model' AS model,
      payload ->> 'phase' AS phase, at, lead(at) OVER (PARTITION BY payload ->> 'serverId' ORDER BY seq) AS until, seq
    FROM run_events WHERE run_id = $1 AND type = 'block.started')
  SELECT block.server_id AS "serverId", block.model_id AS "modelId", block.model, block.phase, block.at AS "startedAt",
    work.first AS "firstTrial", work.last AS "lastTrial", work.trials
  FROM block CROSS JOIN LATERAL (
    SELECT min(attempt.started_at) AS first, max(attempt.ended_at) AS last, count(DISTINCT trial.id)::int AS trials
    FROM trials trial JOIN attempts attempt ON attempt.trial_id = trial.id
    WHERE block.phase = 'generate' AND trial.run_id = $1 AND trial.server_id = block.server_id AND trial.model_id = block.model_id
      AND attempt.started_at >= block.at AND (block.until IS NULL OR attempt.started_at < block.until)
    HAVING block.phase = 'generate'
    UNION ALL
    SELECT min(said.created_at - coalesce(said.duration_ms, 0) * interval '1 millisecond'), max(said.created_at), count(DISTINCT one.id)::int
    FROM benchmark_results result JOIN evaluations one ON one.result_id = result.id AND one.judge_server_id = block.server_id AND one.judge_model_id = block.model_id
    JOIN judgements said ON said.evaluation_id = one.id
    WHERE block.phase = 'judge' AND result.run_id = $1 AND said.created_at >= block.at AND (block.until IS NULL OR said.created_at < block.until)
    HAVING block.phase = 'judge') AS work
  ORDER BY block.seq`;
