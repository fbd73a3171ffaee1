import type { SpeedProbeState } from '@assay/contracts';
import type { Database, Sql } from '../database';
import { WORK_CHANNEL } from '../runs/event-sql';
import { PROBE_OPEN } from '../servers/probe-ready-sql';

/** Which model of which night. */
export interface SpeedCheckKey {
  readonly fireId: string;
  readonly model: string;
  readonly serverId: string;
}

/** A night in which the probe found a model slow. Speeds in tokens per second. */
export interface NewSpeedCheck extends SpeedCheckKey {
  readonly baseline: number;
  readonly lowest: number;
  readonly now: number;
  /** Share in graphics memory, 0–1, in the last night of the baseline. */
  readonly gpuShareBefore: number | null;
  readonly dueAt: Date;
}

export type SpeedCheckOutcome = 'confirmed' | 'refuted' | 'no_probe';

/** The same with what became of it. */
export interface StoredSpeedCheck extends NewSpeedCheck {
  readonly tries: number;
  readonly outcome: SpeedCheckOutcome | null;
  readonly probeId: string | null;
  /** Of the second probe; null before it is asked for. */
  readonly probeState: SpeedProbeState | null;
  /** It was asked for more than two hours ago. */
  readonly isOverdue: boolean;
  readonly second: number | null;
  readonly secondGpuShare: number | null;
}

const KEY = `fire_id = $1 AND model = $2 AND server_id = $3`;
const SELECT = `SELECT looked.fire_id AS "fireId", looked.model, looked.server_id AS "serverId", looked.baseline, looked.lowest, looked.now, looked.gpu_share_before AS "gpuShareBefore",
  looked.due_at AS "dueAt", looked.tries, looked.outcome, looked.probe_id AS "probeId", probe.state AS "probeState",
  coalesce(probe.requested_at < now() - interval '2 hours', false) AS "isOverdue",
  (probe.figures #>> '{tokensPerSecond,median}')::float8 AS second, (probe.figures ->> 'gpuShare')::float8 AS "secondGpuShare"
  FROM schedule_speed_checks looked LEFT JOIN speed_probes probe ON probe.id = looked.probe_id`;

/** Second looks at slow nights. */
export class SpeedChecks {
  constructor(private readonly database: Database) {}

  async suspect(sql: Sql, check: NewSpeedCheck): Promise<void> {
    const { fireId, model, serverId, baseline, lowest, now, gpuShareBefore, dueAt } = check;
    await sql.query(
      `INSERT INTO schedule_speed_checks (fire_id, model, server_id, baseline, lowest, now, gpu_share_before, due_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
      [fireId, model, serverId, baseline, lowest, now, gpuShareBefore, dueAt],
    );
  }

  /** Asks for the second probes that are due; each of them once, however many processes ask. */
  async askDue(now: Date): Promise<void> {
    await this.database.query(ASK_DUE, [now, WORK_CHANNEL]);
  }

  /** Not decided yet. */
  open(): Promise<StoredSpeedCheck[]> {
    return this.database.query<StoredSpeedCheck>(`${SELECT} WHERE looked.outcome IS NULL ORDER BY looked.due_at`);
  }

  ofFire(fireId: string): Promise<StoredSpeedCheck[]> {
    return this.database.query<StoredSpeedCheck>(
      `${SELECT} WHERE looked.fire_id = $1 ORDER BY looked.model, looked.server_id`,
      [fireId],
    );
  }

  /** The second probe said nothing: another one is asked for later. Only while it is still the one that was looked at. */
  async again({ fireId, model, serverId, probeId }: StoredSpeedCheck, dueAt: Date): Promise<void> {
    await this.database.query(
      `UPDATE schedule_speed_checks SET tries = tries + 1, probe_id = NULL, due_at = $5 WHERE ${KEY} AND outcome IS NULL AND probe_id = $4`,
      [fireId, model, serverId, probeId, dueAt],
    );
  }

  /** Decides once; a probe that nobody has begun is given up. */
  async decide({ fireId, model, serverId }: SpeedCheckKey, outcome: SpeedCheckOutcome): Promise<void> {
    await this.database.query(
      `WITH decided AS (UPDATE schedule_speed_checks SET outcome = $4 WHERE ${KEY} AND outcome IS NULL RETURNING probe_id)
       UPDATE speed_probes SET state = 'cancelled', finished_at = now() FROM decided WHERE id = decided.probe_id AND state = 'queued'`,
      [fireId, model, serverId, outcome],
    );
  }
}

const ASK_DUE = `
WITH due AS (
  SELECT looked.fire_id, looked.model, looked.server_id, fire.run_id FROM schedule_speed_checks looked JOIN schedule_fires fire ON fire.id = looked.fire_id
  WHERE looked.outcome IS NULL AND looked.probe_id IS NULL AND looked.due_at <= $1 FOR UPDATE OF looked SKIP LOCKED),
asked AS (
  INSERT INTO speed_probes (run_id, server_id, model_id, tag, round)
  SELECT tag.run_id, tag.server_id, tag.model_id, tag.tag, coalesce((SELECT max(round) FROM speed_probes before
    WHERE before.run_id = tag.run_id AND before.server_id = tag.server_id AND before.model_id = tag.model_id), 0) + 1
  FROM due JOIN run_models tag ON tag.run_id = due.run_id AND tag.server_id = due.server_id AND tag.tag = due.model
  WHERE NOT EXISTS (SELECT 1 FROM speed_probes open WHERE open.run_id = tag.run_id AND open.server_id = tag.server_id AND open.model_id = tag.model_id AND open.${PROBE_OPEN})
  RETURNING id, run_id, server_id, tag)
UPDATE schedule_speed_checks looked SET probe_id = asked.id FROM due JOIN asked ON asked.run_id = due.run_id AND asked.server_id = due.server_id AND asked.tag = due.model
WHERE looked.fire_id = due.fire_id AND looked.model = due.model AND looked.server_id = due.server_id
RETURNING pg_notify($2, '')`;
