import type { RunEvent, ServerKind } from '@assay/contracts';
import type { Database, Sql } from '../database';
import type { LaneWait } from '../entities/server.entity';
import { PROBE_READY, probeAmong } from '../servers/probe-ready-sql';
import { endWaitingTrials, lockRuns } from './ending-trials';
import type { HeldLane } from './trial-queue';

/** A lane that is now ours, with its server. */
export interface AcquiredLane extends HeldLane {
  readonly name: string;
}

/** What a worker needs to know of its server; read anew before each block. */
export interface LaneServer {
  readonly id: string;
  readonly name: string;
  readonly kind: ServerKind;
  readonly baseUrl: string;
  readonly secret: string | null;
  readonly slots: number;
  readonly enabled: boolean;
  readonly wait: LaneWait | null;
}

/** Lanes that were taken, and what had to be told of the trials that their former owners held. */
export interface Acquisition {
  readonly lanes: readonly AcquiredLane[];
  readonly events: readonly RunEvent[];
}

/** Trials whose worker died this often are poison. */
export const STALLS_OF_POISON = 8;

const POISON = {
  code: 'poison',
  message: 'Assay died each time it worked on this trial.',
  hint: 'Look for a crash in the log; run this task alone to see what happens.',
};

const EVERYTHING = { runIds: null, probeIds: null };

/** Leases on the lanes of servers: one process at a time drives a server. All times are those of the database. */
export class LaneRepository {
  constructor(private readonly database: Database) {}

  /**
   * Takes up to `limit` free lanes of servers with work (of these runs and probes). What a former owner held goes back to the queue, its attempt counted as
   * abandoned.
   */
  acquire(
    owner: string,
    leaseMs: number,
    limit: number,
    only: { readonly runIds: readonly string[] | null; readonly probeIds: readonly string[] | null } = EVERYTHING,
  ): Promise<Acquisition> {
    return this.database.transaction(async (sql) => {
      const lanes = await sql.query<AcquiredLane>(ACQUIRE, [owner, leaseMs, limit, only.runIds, only.probeIds]);
      const events = await recover(
        sql,
        lanes.map((lane) => lane.serverId),
      );
      return { lanes, events };
    });
  }

  /** Takes the lane of a server on which nobody works, for one request outside of any run; null where somebody does. */
  async borrow(serverId: string, owner: string, leaseMs: number): Promise<HeldLane | null> {
    const [lane] = await this.database.query<HeldLane>(BORROW, [owner, leaseMs, serverId]);
    return lane ?? null;
  }

  /** Whether a run that shall go on, or a probe, has work for a server: it goes before what is asked outside of runs. */
  async hasWork(serverId: string): Promise<boolean> {
    const [row] = await this.database.query<{ wanted: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM servers server WHERE server.id = $1 AND (${workOf('NULL', 'NULL')})) AS wanted`,
      [serverId],
    );
    return row?.wanted === true;
  }

  /** Extends all leases of an owner; a lane that is not in the answer is lost. */
  renew(owner: string, leaseMs: number): Promise<HeldLane[]> {
    return this.database.query<HeldLane>(
      `UPDATE servers SET lane_until = now() + $2 * interval '1 millisecond' WHERE lane_owner = $1
       RETURNING id AS "serverId", lane_token AS token`,
      [owner, leaseMs],
    );
  }

  async release(lane: HeldLane): Promise<void> {
    await this.database.query(`UPDATE servers SET ${FREE} WHERE id = $1 AND lane_token = $2`, [
      lane.serverId,
      lane.token,
    ]);
  }

  /** Frees every lane and evaluation of processes that are known to be dead. */
  async reclaimAll(): Promise<RunEvent[]> {
    return this.database.transaction(async (sql) => {
      await sql.query(`UPDATE servers SET ${FREE} WHERE lane_owner IS NOT NULL`);
      const held = await sql.query<{ serverId: string }>(
        `SELECT DISTINCT server_id AS "serverId" FROM trials WHERE state = 'generating'`,
      );
      await sql.query(`UPDATE evaluations SET ${GIVE_BACK} WHERE state = 'running'`);
      return recover(
        sql,
        held.map((row) => row.serverId),
      );
    });
  }

  /** Puts what a lane holds back into its queue, after a failure of ours that left nothing in work. */
  async takeBack(lane: HeldLane): Promise<RunEvent[]> {
    return this.database.transaction(async (sql) => {
      const [held] = await sql.query('SELECT id FROM servers WHERE id = $1 AND lane_token = $2 FOR UPDATE', [
        lane.serverId,
        lane.token,
      ]);
      return held === undefined ? [] : recover(sql, [lane.serverId]);
    });
  }

  /** The server of a lane; null once the lane is in other hands or the server was removed. */
  async server(lane: HeldLane): Promise<LaneServer | null> {
    const [row] = await this.database.query<LaneServer>(
      `SELECT id, name, kind, base_url AS "baseUrl", secret, slots, enabled, lane_wait AS wait
       FROM servers WHERE id = $1 AND lane_token = $2 AND lane_owner IS NOT NULL AND deleted_at IS NULL`,
      [lane.serverId, lane.token],
    );
    return row ?? null;
  }

  /** Makes trials that wait for their next attempt ready at once: their server is back. */
  async endDelays(serverId: string): Promise<void> {
    await this.database.query(
      `UPDATE trials SET not_before = NULL WHERE server_id = $1 AND state = 'pending' AND not_before IS NOT NULL`,
      [serverId],
    );
  }
}

const FREE = `lane_owner = NULL, lane_until = NULL, lane_mode = NULL, lane_token = lane_token + 1`;
const GIVE_BACK = `state = 'pending', owner = NULL, owned_until = NULL, stalls = stalls + 1`;

/** Whether the row `server` has work: of these runs and probes, or of any where the list is null; and what a former owner still held. */
function workOf(runIds: string, probeIds: string): string {
  return `EXISTS (SELECT 1 FROM trials WHERE server_id = server.id AND state = 'generating')
OR EXISTS (SELECT 1 FROM evaluations one WHERE one.judge_server_id = server.id AND one.phase = 'judge' AND one.state = 'running')
OR EXISTS (SELECT 1 FROM evaluations one JOIN benchmark_results result ON result.id = one.result_id
             JOIN runs run ON run.id = result.run_id AND run.finished_at IS NULL AND run.desired_state = 'run' AND (${runIds}::uuid[] IS NULL OR run.id = ANY(${runIds}::uuid[]))
           WHERE one.judge_server_id = server.id AND one.phase = 'judge' AND one.state = 'pending')
OR EXISTS (SELECT 1 FROM speed_probes probe WHERE probe.server_id = server.id AND ${PROBE_READY}
             AND ${probeAmong(probeIds, runIds)})
OR EXISTS (SELECT 1 FROM run_models tag JOIN runs run ON run.id = tag.run_id AND run.finished_at IS NULL AND run.desired_state = 'run'
             AND (${runIds}::uuid[] IS NULL OR run.id = ANY(${runIds}::uuid[]))
           WHERE tag.server_id = server.id AND EXISTS (SELECT 1 FROM trials
             WHERE server_id = server.id AND run_id = run.id AND model_id = tag.model_id AND state = 'pending'))`;
}

const ACQUIRE = `
  UPDATE servers SET lane_owner = $1, lane_token = lane_token + 1, lane_until = now() + $2 * interval '1 millisecond', lane_mode = 'run'
  WHERE id IN (
    SELECT id FROM servers server
    WHERE deleted_at IS NULL AND (lane_owner IS NULL OR (lane_until < now() AND lane_owner <> $1)) AND (${workOf('$4', '$5')})
    ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED)
  RETURNING id AS "serverId", lane_token AS token, name`;

/** What a dead owner left is for a worker to take back first. */
const BORROW = `
  UPDATE servers SET lane_owner = $1, lane_token = lane_token + 1, lane_until = now() + $2 * interval '1 millisecond', lane_mode = 'run'
  WHERE id = $3 AND deleted_at IS NULL AND (lane_owner IS NULL OR (lane_until < now()
    AND NOT EXISTS (SELECT 1 FROM trials WHERE server_id = servers.id AND state = 'generating')))
  RETURNING id AS "serverId", lane_token AS token`;

/** Puts what dead owners of these servers held back into the queue, and ends what killed them too often. */
async function recover(sql: Sql, serverIds: readonly string[]): Promise<RunEvent[]> {
  if (serverIds.length === 0) return [];
  const held = await sql.query<{ runId: string }>(
    `SELECT DISTINCT run_id AS "runId" FROM trials WHERE server_id = ANY($1) AND state = 'generating'`,
    [serverIds],
  );
  const runIds = held.map((row) => row.runId);
  await lockRuns(sql, runIds);
  await sql.query(TAKE_BACK, [serverIds]);
  await sql.query(
    `UPDATE evaluations SET ${GIVE_BACK} WHERE judge_server_id = ANY($1) AND phase = 'judge' AND state = 'running'`,
    [serverIds],
  );
  const events: RunEvent[] = [];
  for (const runId of runIds) {
    events.push(...(await endWaitingTrials(sql, { runId, stalls: STALLS_OF_POISON }, 'poison', POISON)));
  }
  return events;
}

const TAKE_BACK = `
  WITH trial AS (
    UPDATE trials SET state = 'pending', lane_token = NULL, stalls = stalls + 1, not_before = NULL
    WHERE server_id = ANY($1) AND state = 'generating' RETURNING id, run_id, attempts),
  attempt AS (
    UPDATE attempts SET ended_at = clock_timestamp(), outcome = 'abandoned', error_code = 'abandoned', error_text = 'Assay ended while the model answered.'
    FROM trial WHERE trial_id = trial.id AND no = trial.attempts),
  back AS (SELECT run_id, count(*)::int AS n FROM trial GROUP BY run_id)
  UPDATE runs SET running = running - back.n FROM back WHERE runs.id = back.run_id`;
