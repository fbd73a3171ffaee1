import type {
  AlertEvent,
  CatchUpPolicy,
  ModelRef,
  NightState,
  OverlapPolicy,
  Page,
  RunOptions,
} from '@assay/contracts';
import type { Database, Sql } from '../database';
import { listPage } from '../paging/list-page';
import { containsPattern, Where } from '../paging/where';

/** A schedule as it is stored. */
export interface StoredSchedule {
  readonly id: string;
  readonly name: string;
  readonly cron: string;
  readonly timeZone: string;
  readonly suiteId: string;
  readonly suite: string;
  readonly models: readonly ModelRef[];
  readonly epochs: number;
  readonly judge: ModelRef | null;
  readonly options: RunOptions;
  readonly speedProbe: boolean;
  readonly baselineNights: number;
  readonly overlap: OverlapPolicy;
  readonly catchUp: CatchUpPolicy;
  readonly catchUpHours: number;
  readonly pauseAfter: number;
  readonly webhookUrl: string | null;
  readonly webhookSecret: string | null;
  readonly alertEvents: readonly AlertEvent[];
  readonly enabled: boolean;
  readonly pausedReason: string | null;
  readonly failures: number;
  /** Ticks up to here are decided. */
  readonly seenUntil: Date;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly lastNights: readonly { readonly scheduledFor: string; readonly state: NightState | 'starting' }[];
  readonly openRegressions: number;
}

/** Columns that people set. */
export type ScheduleValues = Pick<
  StoredSchedule,
  | 'name'
  | 'cron'
  | 'timeZone'
  | 'suiteId'
  | 'models'
  | 'epochs'
  | 'judge'
  | 'options'
  | 'speedProbe'
  | 'baselineNights'
  | 'overlap'
  | 'catchUp'
  | 'catchUpHours'
  | 'pauseAfter'
  | 'webhookUrl'
  | 'webhookSecret'
  | 'alertEvents'
  | 'enabled'
>;

const COLUMNS = `schedule.id, schedule.name, schedule.cron, schedule.time_zone AS "timeZone", schedule.suite_id AS "suiteId", suite.name AS suite,
  schedule.models, schedule.epochs, schedule.judge, schedule.options, schedule.speed_probe AS "speedProbe", schedule.baseline_nights AS "baselineNights", schedule.overlap,
  schedule.catch_up AS "catchUp", schedule.catch_up_hours AS "catchUpHours", schedule.pause_after AS "pauseAfter",
  schedule.webhook_url AS "webhookUrl", schedule.webhook_secret AS "webhookSecret", schedule.alert_events AS "alertEvents",
  schedule.enabled, schedule.paused_reason AS "pausedReason", schedule.failures, schedule.seen_until AS "seenUntil",
  schedule.created_at AS "createdAt", schedule.updated_at AS "updatedAt",
  coalesce((SELECT jsonb_agg(jsonb_build_object('scheduledFor', night.scheduled_for, 'state', night.state) ORDER BY night.scheduled_for)
    FROM (SELECT scheduled_for, state FROM schedule_fires WHERE schedule_id = schedule.id ORDER BY scheduled_for DESC LIMIT 14) AS night), '[]') AS "lastNights",
  (SELECT count(*)::int FROM regressions WHERE schedule_id = schedule.id AND state IN ('open', 'acknowledged', 'snoozed')) AS "openRegressions"`;
const FROM = 'schedules schedule JOIN suites suite ON suite.id = schedule.suite_id';

/** Column of each value that people set. */
const COLUMN_OF: Readonly<Record<keyof ScheduleValues, string>> = {
  name: 'name',
  cron: 'cron',
  timeZone: 'time_zone',
  suiteId: 'suite_id',
  models: 'models',
  epochs: 'epochs',
  judge: 'judge',
  options: 'options',
  speedProbe: 'speed_probe',
  baselineNights: 'baseline_nights',
  overlap: 'overlap',
  catchUp: 'catch_up',
  catchUpHours: 'catch_up_hours',
  pauseAfter: 'pause_after',
  webhookUrl: 'webhook_url',
  webhookSecret: 'webhook_secret',
  alertEvents: 'alert_events',
  enabled: 'enabled',
};
const JSON_COLUMNS: ReadonlySet<string> = new Set(['models', 'judge', 'options']);

/** Schedules. */
export class ScheduleRepository {
  constructor(private readonly database: Database) {}

  list(query: {
    readonly search?: string | undefined;
    readonly enabled?: boolean | undefined;
    readonly limit?: number | undefined;
    readonly cursor?: string | undefined;
  }): Promise<Page<StoredSchedule>> {
    const where = new Where()
      .and('schedule.name ILIKE ?', query.search === undefined ? undefined : containsPattern(query.search))
      .and('schedule.enabled = ?', query.enabled);
    const sort = [{ expression: 'schedule.name', cast: 'text' }] as const;
    return listPage<StoredSchedule, StoredSchedule>(
      this.database,
      { select: COLUMNS, from: FROM, where, sort, descending: false, limit: query.limit, cursor: query.cursor },
      (row) => row,
    );
  }

  async find(id: string, sql: Sql = this.database): Promise<StoredSchedule | null> {
    const [row] = await sql.query<StoredSchedule>(`SELECT ${COLUMNS} FROM ${FROM} WHERE schedule.id = $1`, [id]);
    return row ?? null;
  }

  /** Ticks count from now on. */
  async create(values: ScheduleValues, now: Date): Promise<string> {
    const keys = Object.keys(COLUMN_OF) as (keyof ScheduleValues)[];
    const [row] = await this.database.query<{ id: string }>(
      `INSERT INTO schedules (${keys.map((key) => COLUMN_OF[key]).join(', ')}, seen_until)
       VALUES (${keys.map((_, index) => `$${index + 1}`).join(', ')}, $${keys.length + 1}) RETURNING id`,
      [...keys.map((key) => stored(key, values[key])), now],
    );
    if (row === undefined) throw new Error('The schedule was not stored.');
    return row.id;
  }

  /** Changes what is given. Switched on again, or with other times, ticks count from now on; a pause of its own is over. */
  async update(id: string, values: Partial<ScheduleValues>, now: Date): Promise<void> {
    const keys = (Object.keys(COLUMN_OF) as (keyof ScheduleValues)[]).filter((key) => values[key] !== undefined);
    const sets = keys.map((key, index) => `${COLUMN_OF[key]} = $${index + 3}`);
    const anew = values.enabled === true || values.cron !== undefined || values.timeZone !== undefined;
    await this.database.query(
      `UPDATE schedules SET ${[...sets, 'updated_at = now()'].join(', ')},
         seen_until = CASE WHEN $2::timestamptz IS NULL THEN seen_until ELSE $2 END
         ${values.enabled === undefined ? '' : ', paused_reason = NULL, failures = 0'} WHERE id = $1`,
      [id, anew ? now : null, ...keys.map((key) => stored(key, values[key]))],
    );
  }

  /** Id of the suite that ships with Assay; null before its tasks are imported. */
  async coreSuite(): Promise<string | null> {
    const [row] = await this.database.query<{ id: string }>(`SELECT id FROM suites WHERE name = 'core'`);
    return row?.id ?? null;
  }

  async delete(id: string): Promise<boolean> {
    const rows = await this.database.query('DELETE FROM schedules WHERE id = $1 RETURNING id', [id]);
    return rows.length > 0;
  }

  /** Counts a night without a result; at `pauseAfter` of them in a row the schedule pauses itself. */
  async countFailure(sql: Sql, id: string, reason: string): Promise<void> {
    await sql.query(
      `UPDATE schedules SET failures = failures + 1, enabled = enabled AND failures + 1 < pause_after,
         paused_reason = CASE WHEN enabled AND failures + 1 >= pause_after THEN $2 ELSE paused_reason END
       WHERE id = $1`,
      [id, reason],
    );
  }

  async clearFailures(id: string): Promise<void> {
    await this.database.query('UPDATE schedules SET failures = 0 WHERE id = $1 AND failures > 0', [id]);
  }
}

function stored(key: string, value: unknown): unknown {
  return JSON_COLUMNS.has(key) && value !== null && value !== undefined ? JSON.stringify(value) : value;
}
