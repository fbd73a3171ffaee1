import type { AlertEvent, NightModel, NightState, RunStatus } from '@assay/contracts';
import type { Database, Sql } from '../database';
import { PROBE_OPEN } from '../servers/probe-ready-sql';

/** One planned time as it is stored. `starting`: decided, its run not stored yet. */
export interface StoredFire {
  readonly id: string;
  readonly scheduleId: string;
  readonly scheduledFor: Date;
  readonly manual: boolean;
  readonly state: NightState | 'starting';
  readonly reason: string | null;
  readonly runId: string | null;
  readonly runStatus: RunStatus | null;
  readonly tries: number;
  readonly models: readonly NightModel[];
  readonly confirmRunIds: readonly string[];
}

/** A planned time with what was decided about it. */
export interface NewFire {
  readonly scheduledFor: Date;
  readonly state: 'starting' | 'missed' | 'skipped';
  readonly reason: string | null;
  readonly manual: boolean;
}

/** A schedule whose ticks this process decides now. */
export interface DueSchedule {
  readonly id: string;
  readonly cron: string;
  readonly timeZone: string;
  readonly overlap: 'skip' | 'queue';
  readonly catchUp: 'none' | 'latest' | 'all';
  readonly catchUpHours: number;
  readonly seenUntil: Date;
  /** A night of it is not over. */
  readonly busy: boolean;
  readonly name: string;
  readonly webhookUrl: string | null;
  readonly alertEvents: readonly AlertEvent[];
}

const COLUMNS = `fire.id, fire.schedule_id AS "scheduleId", fire.scheduled_for AS "scheduledFor", fire.manual, fire.state, fire.reason,
  fire.run_id AS "runId", run.status AS "runStatus", fire.tries, fire.models,
  ARRAY(SELECT run_id FROM schedule_confirmations WHERE fire_id = fire.id AND run_id IS NOT NULL ORDER BY model) AS "confirmRunIds"`;
const FROM = 'schedule_fires fire LEFT JOIN runs run ON run.id = fire.run_id';

/** Planned times: a unique row for each is the lock that makes it start once on any number of processes. */
export class ScheduleFires {
  constructor(private readonly database: Database) {}

  /**
   * Decides the ticks of every schedule that is on and not in the hands of another process: `decide` gives the planned times, and what
   * is stored already stays as it is. Afterwards everything up to `now` counts as seen. `tell` stores, in the same transaction, what is to
   * be said of the rows that are new.
   */
  decide(
    now: Date,
    decide: (schedule: DueSchedule) => readonly NewFire[],
    tell: (sql: Sql, schedule: DueSchedule, fires: readonly NewFire[]) => Promise<void>,
  ): Promise<number> {
    return this.database.transaction(async (sql) => {
      const schedules = await sql.query<DueSchedule>(DUE, [now]);
      let stored = 0;
      for (const schedule of schedules) {
        const fires = await insertFires(sql, schedule.id, decide(schedule));
        await tell(sql, schedule, fires);
        stored += fires.length;
      }
      const ids = schedules.map(({ id }) => id);
      await sql.query('UPDATE schedules SET seen_until = $2 WHERE id = ANY($1)', [ids, now]);
      return stored;
    });
  }

  /** A night that a person asked for, now; null when that very instant has one. */
  async addManual(scheduleId: string, now: Date): Promise<string | null> {
    const [row] = await this.database.query<{ id: string }>(
      `INSERT INTO schedule_fires (schedule_id, scheduled_for, manual, state) VALUES ($1, $2, true, 'starting') ON CONFLICT DO NOTHING RETURNING id`,
      [scheduleId, now],
    );
    return row?.id ?? null;
  }

  /** Nights whose run has to be stored: new ones, ones whose process died, and ones that are tried again. */
  toStart(now: Date): Promise<StoredFire[]> {
    return this.database.query<StoredFire>(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE fire.state = 'starting' AND (fire.next_try_at IS NULL OR fire.next_try_at <= $1) ORDER BY fire.scheduled_for`,
      [now],
    );
  }

  async started(id: string, runId: string): Promise<void> {
    await this.database.query(
      `UPDATE schedule_fires SET state = 'running', run_id = $2, reason = NULL, next_try_at = NULL WHERE id = $1 AND state = 'starting'`,
      [id, runId],
    );
  }

  async tryAgain(id: string, reason: string, at: Date): Promise<void> {
    await this.database.query(
      `UPDATE schedule_fires SET tries = tries + 1, reason = $2, next_try_at = $3 WHERE id = $1 AND state = 'starting'`,
      [id, reason, at],
    );
  }

  /** Nights whose run and probes, or whose confirming runs and second probes, have all ended. Nobody waits longer than an hour for a probe. */
  toJudge(): Promise<StoredFire[]> {
    return this.database.query<StoredFire>(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE (fire.state = 'running' AND run.finished_at IS NOT NULL AND (run.finished_at < now() - interval '1 hour'
           OR NOT EXISTS (SELECT 1 FROM speed_probes probe WHERE probe.run_id = fire.run_id AND probe.${PROBE_OPEN})))
         OR (fire.state = 'suspected' AND NOT EXISTS (SELECT 1 FROM schedule_confirmations confirmation LEFT JOIN runs child ON child.id = confirmation.run_id
           WHERE confirmation.fire_id = fire.id AND (child.id IS NULL OR child.finished_at IS NULL))
           AND NOT EXISTS (SELECT 1 FROM schedule_speed_checks looked WHERE looked.fire_id = fire.id AND looked.outcome IS NULL))
       ORDER BY fire.scheduled_for`,
    );
  }

  /** Ends a night once; false when another process was quicker. */
  async settle(
    sql: Sql,
    id: string,
    from: 'starting' | 'running' | 'suspected',
    end: { readonly state: NightState; readonly reason: string | null; readonly models?: readonly NightModel[] },
  ): Promise<boolean> {
    const rows = await sql.query(
      `UPDATE schedule_fires SET state = $3, reason = $4, models = coalesce($5, models), next_try_at = NULL,
         settled_at = CASE WHEN $3 = 'suspected' THEN NULL ELSE now() END WHERE id = $1 AND state = $2 RETURNING id`,
      [id, from, end.state, end.reason, end.models === undefined ? null : JSON.stringify(end.models)],
    );
    return rows.length > 0;
  }

  async find(id: string): Promise<StoredFire | null> {
    const [row] = await this.database.query<StoredFire>(`SELECT ${COLUMNS} FROM ${FROM} WHERE fire.id = $1`, [id]);
    return row ?? null;
  }

  /** The newest nights of a schedule, oldest first. */
  async nights(scheduleId: string, count: number): Promise<StoredFire[]> {
    const rows = await this.database.query<StoredFire>(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE fire.schedule_id = $1 ORDER BY fire.scheduled_for DESC LIMIT $2`,
      [scheduleId, count],
    );
    return rows.reverse();
  }
}

const DUE = `
  SELECT schedule.id, cron, time_zone AS "timeZone", overlap, catch_up AS "catchUp", catch_up_hours AS "catchUpHours", seen_until AS "seenUntil",
    name, webhook_url AS "webhookUrl", alert_events AS "alertEvents",
    EXISTS (SELECT 1 FROM schedule_fires fire WHERE fire.schedule_id = schedule.id AND fire.state IN ('starting', 'running', 'suspected')) AS busy
  FROM schedules schedule WHERE enabled AND seen_until <> $1 FOR UPDATE OF schedule SKIP LOCKED`;

/** Those that were not stored before. */
async function insertFires(sql: Sql, scheduleId: string, fires: readonly NewFire[]): Promise<NewFire[]> {
  const stored: NewFire[] = [];
  for (const fire of fires) {
    const { scheduledFor, state, reason, manual } = fire;
    const rows = await sql.query(
      `INSERT INTO schedule_fires (schedule_id, scheduled_for, manual, state, reason, settled_at)
       VALUES ($1, $2, $3, $4, $5, CASE WHEN $4 = 'starting' THEN NULL ELSE now() END) ON CONFLICT DO NOTHING RETURNING id`,
      [scheduleId, scheduledFor, manual, state, reason],
    );
    if (rows.length > 0) stored.push(fire);
  }
  return stored;
}
