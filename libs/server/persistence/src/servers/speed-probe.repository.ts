import type { ProbeFigures, ProbeMeasurement, SpeedProbe, SpeedProbeState } from '@assay/contracts';
import type { RunnerOptions } from '@assay/domain/run';
import type { Database } from '../database';
import { WORK_CHANNEL } from '../runs/event-sql';
import type { HeldLane } from '../runs/trial-queue';
import { PROBE_OPEN as OPEN, PROBE_READY, probeAmong } from './probe-ready-sql';

/** A probe that a lane has begun. */
export interface ClaimedProbe {
  readonly id: string;
  readonly modelId: string;
  readonly tag: string;
  readonly digest: string | null;
  readonly weights: string;
  readonly contextLength: number | null;
  readonly capabilities: readonly string[];
  /** As its run loads the model; null where it stands alone. */
  readonly runner: RunnerOptions | null;
  /** How often a process has begun it, this time included. */
  readonly starts: number;
}

/** How a probe ends. */
export interface ProbeEnd {
  readonly state: Extract<SpeedProbeState, 'done' | 'not_valid' | 'failed' | 'cancelled'>;
  readonly reason: string | null;
  readonly figures: ProbeFigures | null;
  readonly measurements: readonly ProbeMeasurement[];
  readonly environmentId: string | null;
}

/** A server with the models that it lists now. */
export interface OfferedModels {
  readonly name: string;
  readonly enabled: boolean;
  readonly models: readonly {
    readonly modelId: string;
    readonly tag: string;
    readonly remote: boolean;
    readonly capabilities: readonly string[];
  }[];
}

type ProbeRow = Omit<SpeedProbe, 'requestedAt' | 'startedAt' | 'finishedAt'> & {
  readonly requestedAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
};

const COLUMNS = `probe.id, probe.server_id AS "serverId", server.name AS server, probe.model_id AS "modelId", probe.tag AS model, probe.state,
  probe.done, probe.total, probe.reason, probe.requested_at AS "requestedAt", probe.started_at AS "startedAt", probe.finished_at AS "finishedAt",
  probe.figures, probe.measurements, environment.fingerprint AS environment`;
const FROM = `speed_probes probe JOIN servers server ON server.id = probe.server_id LEFT JOIN environments environment ON environment.id = probe.environment_id`;
/** How many probes of a server are told of. */
const LISTED = 100;

/** Speed probes: what is to be measured, what is being measured by the owner of a lane, and what was found. */
export class SpeedProbeRepository {
  constructor(private readonly database: Database) {}

  /** What can be measured on a server; null when there is no such server. */
  async offered(serverId: string): Promise<OfferedModels | null> {
    const [row] = await this.database.query<OfferedModels>(
      `SELECT server.name, server.enabled, coalesce((SELECT jsonb_agg(jsonb_build_object('modelId', model.id, 'tag', tag.tag, 'remote', tag.remote,
           'capabilities', model.capabilities) ORDER BY tag.tag)
         FROM server_models tag JOIN models model ON model.id = tag.model_id WHERE tag.server_id = server.id AND tag.seen_until IS NULL), '[]') AS models
       FROM servers server WHERE server.id = $1 AND server.deleted_at IS NULL AND server.kind <> 'recorded'`,
      [serverId],
    );
    return row ?? null;
  }

  /** Asks for a probe of each model; one that is still open is taken as it is. Gives the ids in the order of the models. */
  async request(
    serverId: string,
    models: readonly { readonly modelId: string; readonly tag: string }[],
  ): Promise<string[]> {
    const ids: string[] = [];
    for (const { modelId, tag } of models) {
      const [row] = await this.database.query<{ id: string }>(
        `INSERT INTO speed_probes (server_id, model_id, tag) VALUES ($1, $2, $3)
         ON CONFLICT (server_id, model_id) WHERE run_id IS NULL AND ${OPEN} DO UPDATE SET tag = speed_probes.tag RETURNING id`,
        [serverId, modelId, tag],
      );
      if (row !== undefined) ids.push(row.id);
    }
    await this.database.query(`SELECT pg_notify($1, '')`, [WORK_CHANNEL]);
    return ids;
  }

  async byIds(ids: readonly string[]): Promise<SpeedProbe[]> {
    const rows = await this.database.query<ProbeRow>(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE probe.id = ANY($1) ORDER BY array_position($1, probe.id)`,
      [ids],
    );
    return rows.map(toProbe);
  }

  /** The probes of a server: open ones first, then the newest, at most 100. What a run has still before it is part of the run. */
  async ofServer(serverId: string): Promise<SpeedProbe[]> {
    const rows = await this.database.query<ProbeRow>(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE probe.server_id = $1 AND NOT (probe.state = 'queued' AND probe.run_id IS NOT NULL)
       ORDER BY (probe.${OPEN}) DESC, probe.requested_at DESC, probe.id DESC LIMIT ${LISTED}`,
      [serverId],
    );
    return rows.map(toProbe);
  }

  /** Ends what waits and asks what is being measured to stop; gives the ids. What runs have still before them stays. */
  async cancel(serverId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `UPDATE speed_probes SET cancel_requested = true, state = CASE WHEN state = 'queued' THEN 'cancelled' ELSE state END,
         finished_at = CASE WHEN state = 'queued' THEN now() END
       WHERE server_id = $1 AND ${OPEN} AND NOT (state = 'queued' AND run_id IS NOT NULL) RETURNING id`,
      [serverId],
    );
    return rows.map((row) => row.id);
  }

  /**
   * Begins the next probe of a lane's server (of these ids and runs); null when there is none or the lane is in other hands. Those of a run come
   * first: their model is loaded.
   */
  async claim(
    lane: HeldLane,
    ids: readonly string[] | null,
    runs: readonly string[] | null,
  ): Promise<ClaimedProbe | null> {
    const [row] = await this.database.query<ClaimedProbe>(
      `WITH lane AS (
         UPDATE servers SET lane_mode = 'probe' WHERE id = $1 AND lane_token = $2 AND lane_owner IS NOT NULL
           AND EXISTS (SELECT 1 FROM speed_probes probe WHERE server_id = $1 AND ${PROBE_READY} AND ${probeAmong('$3', '$4')}) RETURNING id),
       next AS (
         SELECT id FROM speed_probes probe WHERE server_id = (SELECT id FROM lane) AND ${PROBE_READY} AND ${probeAmong('$3', '$4')}
         ORDER BY run_id IS NULL, requested_at, id LIMIT 1 FOR UPDATE OF probe),
       begun AS (
         UPDATE speed_probes SET state = 'running', lane_token = $2, starts = starts + 1, started_at = now(), done = 0, measurements = '[]'
         FROM next WHERE speed_probes.id = next.id RETURNING speed_probes.id, model_id, tag, starts, run_id, server_id)
       SELECT begun.id, begun.model_id AS "modelId", begun.tag, begun.starts, model.digest, model.capabilities, model.context_length AS "contextLength",
         (SELECT runner_options FROM run_models of WHERE of.run_id = begun.run_id AND of.model_id = begun.model_id AND of.server_id = begun.server_id) AS runner,
         coalesce(model.details #>> '{fingerprint,weights}', model.identity) AS weights
       FROM begun JOIN models model ON model.id = begun.model_id`,
      [lane.serverId, lane.token, ids, runs],
    );
    return row ?? null;
  }

  /** Notes how far it is; `stop` when somebody cancelled it, `lost` when it is not ours any more. */
  async progress(id: string, lane: HeldLane, done: number, total: number): Promise<'on' | 'stop' | 'lost'> {
    const [row] = await this.database.query<{ cancelled: boolean }>(
      `UPDATE speed_probes SET done = $3, total = $4 WHERE id = $1 AND state = 'running' AND lane_token = $2
       RETURNING cancel_requested AS cancelled`,
      [id, lane.token, done, total],
    );
    if (row === undefined) return 'lost';
    return row.cancelled ? 'stop' : 'on';
  }

  async isCancelled(id: string): Promise<boolean> {
    const [row] = await this.database.query<{ cancelled: boolean }>(
      'SELECT cancel_requested AS cancelled FROM speed_probes WHERE id = $1',
      [id],
    );
    return row?.cancelled ?? true;
  }

  /** False when it is not ours any more. */
  async end(id: string, lane: HeldLane, end: ProbeEnd): Promise<boolean> {
    const { state, reason, figures, measurements, environmentId } = end;
    const rows = await this.database.query(
      `WITH ended AS (
         UPDATE speed_probes SET state = $3, reason = $4, figures = $5, measurements = $6, environment_id = $7, lane_token = NULL, finished_at = now()
         WHERE id = $1 AND state = 'running' AND lane_token = $2 RETURNING server_id)
       UPDATE servers SET lane_mode = 'run' FROM ended WHERE id = ended.server_id AND servers.lane_token = $2 RETURNING id`,
      [
        id,
        lane.token,
        state,
        reason,
        figures === null ? null : JSON.stringify(figures),
        JSON.stringify(measurements),
        environmentId,
      ],
    );
    return rows.length === 1;
  }

  /** Puts a begun probe back: the process ends, somebody else takes it up. */
  async release(id: string, lane: HeldLane): Promise<void> {
    await this.database.query(
      `UPDATE speed_probes SET state = 'queued', lane_token = NULL, starts = starts - 1 WHERE id = $1 AND state = 'running' AND lane_token = $2`,
      [id, lane.token],
    );
  }

  /** Name and address of other servers whose lane works on a run now. */
  busyServers(besides: string): Promise<{ readonly name: string; readonly baseUrl: string }[]> {
    return this.database.query(
      `SELECT name, base_url AS "baseUrl" FROM servers WHERE id <> $1 AND lane_until > now() AND lane_mode = 'run' ORDER BY name`,
      [besides],
    );
  }
}

function toProbe(row: ProbeRow): SpeedProbe {
  return {
    ...row,
    requestedAt: row.requestedAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
