import type { Interval, NightChange, Page, RegressedTask, RegressionSpeed, RegressionState } from '@assay/contracts';
import type { Database, Sql } from '../database';
import { listPage } from '../paging/list-page';
import { Where } from '../paging/where';

/** A regression as it is stored. */
export interface StoredRegression {
  readonly id: string;
  readonly scheduleId: string;
  readonly schedule: string;
  readonly kind: 'worse' | 'slower';
  readonly state: RegressionState;
  readonly model: string;
  readonly serverId: string;
  readonly server: string;
  readonly scope: string;
  readonly baseline: number;
  readonly now: number;
  readonly difference: Interval;
  readonly freshTrials: number;
  readonly since: Date;
  readonly lastSeen: Date;
  readonly nightsSeen: number;
  readonly changes: readonly NightChange[];
  readonly tasks: readonly RegressedTask[];
  readonly speed: RegressionSpeed | null;
  readonly goodRunId: string | null;
  readonly badRunId: string | null;
  readonly snoozedUntil: Date | null;
  readonly comment: string | null;
  readonly sentence: string;
}

/** A drop that was confirmed just now. */
export type NewRegression = Omit<
  StoredRegression,
  'id' | 'schedule' | 'server' | 'state' | 'lastSeen' | 'nightsSeen' | 'snoozedUntil' | 'comment'
> & { readonly fireId: string };

/** What says which drop it is. */
export interface RegressionPlace {
  readonly scheduleId: string;
  readonly kind: 'worse' | 'slower';
  readonly model: string;
  readonly serverId: string;
  readonly scope: string;
}

const COLUMNS = `regression.id, regression.schedule_id AS "scheduleId", schedule.name AS schedule, regression.kind, regression.state, regression.model,
  regression.server_id AS "serverId", server.name AS server, regression.scope, regression.baseline, regression.now, regression.difference,
  regression.fresh_trials AS "freshTrials", regression.since, regression.last_seen AS "lastSeen", regression.nights_seen AS "nightsSeen",
  regression.changes, regression.tasks, regression.speed, regression.good_run_id AS "goodRunId", regression.bad_run_id AS "badRunId",
  regression.snoozed_until AS "snoozedUntil", regression.comment, regression.sentence`;
const FROM = `regressions regression JOIN schedules schedule ON schedule.id = regression.schedule_id JOIN servers server ON server.id = regression.server_id`;
const OPEN = `state IN ('open', 'acknowledged', 'snoozed')`;
/** Nights in a row without the drop after which it is over. */
const QUIET_NIGHTS = 2;

/** Confirmed drops. */
export class RegressionRepository {
  constructor(private readonly database: Database) {}

  list(query: {
    readonly scheduleId?: string | undefined;
    readonly state?: readonly RegressionState[] | undefined;
    readonly model?: string | undefined;
    readonly limit?: number | undefined;
    readonly cursor?: string | undefined;
  }): Promise<Page<StoredRegression>> {
    const where = new Where()
      .and('regression.schedule_id = ?', query.scheduleId)
      .and('regression.state = ANY(?)', query.state)
      .and('regression.model = ?', query.model);
    const sort = [
      { expression: 'regression.created_at', cast: 'timestamptz' },
      { expression: 'regression.id', cast: 'uuid' },
    ] as const;
    return listPage<StoredRegression, StoredRegression>(
      this.database,
      { select: COLUMNS, from: FROM, where, sort, descending: true, limit: query.limit, cursor: query.cursor },
      (row) => row,
    );
  }

  async find(id: string): Promise<StoredRegression | null> {
    const [row] = await this.database.query<StoredRegression>(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE regression.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Scopes of a model that are known to have dropped. */
  open(scheduleId: string): Promise<(RegressionPlace & { readonly id: string; readonly state: RegressionState })[]> {
    return this.database.query(
      `SELECT id, schedule_id AS "scheduleId", kind, model, server_id AS "serverId", scope, state FROM regressions WHERE schedule_id = $1 AND ${OPEN}`,
      [scheduleId],
    );
  }

  /** Stores a new drop; null when it is known already. */
  async add(sql: Sql, regression: NewRegression): Promise<string | null> {
    const [row] = await sql.query<{ id: string }>(
      `INSERT INTO regressions (schedule_id, fire_id, kind, model, server_id, scope, baseline, now, difference, fresh_trials, changes, tasks,
         good_run_id, bad_run_id, sentence, since, last_seen, speed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16, $17) ON CONFLICT DO NOTHING RETURNING id`,
      [
        ...[regression.scheduleId, regression.fireId, regression.kind, regression.model, regression.serverId],
        ...[regression.scope, regression.baseline, regression.now, JSON.stringify(regression.difference)],
        ...[regression.freshTrials, JSON.stringify(regression.changes), JSON.stringify(regression.tasks)],
        ...[regression.goodRunId, regression.badRunId, regression.sentence, regression.since],
        regression.speed === null ? null : JSON.stringify(regression.speed),
      ],
    );
    return row?.id ?? null;
  }

  /** Counts one more night in which a known drop shows, or does not; after two quiet nights in a row it is over. */
  async seenAgain(sql: Sql, id: string, shows: boolean, night: Date): Promise<void> {
    await sql.query(
      shows
        ? `UPDATE regressions SET nights_seen = nights_seen + 1, nights_quiet = 0, last_seen = $2, updated_at = now() WHERE id = $1`
        : `UPDATE regressions SET nights_quiet = nights_quiet + 1, updated_at = now(),
             state = CASE WHEN nights_quiet + 1 >= ${QUIET_NIGHTS} THEN 'recovered' ELSE state END,
             snoozed_until = CASE WHEN nights_quiet + 1 >= ${QUIET_NIGHTS} THEN NULL ELSE snoozed_until END WHERE id = $1 AND $2::timestamptz IS NOT NULL`,
      [id, night],
    );
  }

  /** Takes a person's word on an open regression; false where it is not open any more. */
  async mark(
    sql: Sql,
    id: string,
    state: 'acknowledged' | 'snoozed' | 'accepted',
    { comment, until }: { readonly comment: string | null; readonly until: Date | null },
  ): Promise<boolean> {
    const rows = await sql.query(
      `UPDATE regressions SET state = $2, snoozed_until = $3, comment = coalesce($4, comment), updated_at = now() WHERE id = $1 AND ${OPEN} RETURNING id`,
      [id, state, until, comment],
    );
    return rows.length > 0;
  }

  /** With a new baseline every other open drop of that model in that schedule is accepted too. */
  async acceptOthers(
    sql: Sql,
    { scheduleId, model, serverId }: Pick<RegressionPlace, 'scheduleId' | 'model' | 'serverId'>,
  ): Promise<void> {
    await sql.query(
      `UPDATE regressions SET state = 'accepted', snoozed_until = NULL, updated_at = now()
       WHERE schedule_id = $1 AND model = $2 AND server_id = $3 AND ${OPEN}`,
      [scheduleId, model, serverId],
    );
  }

  /** Snoozes whose time is over are open again. */
  async wakeSnoozed(now: Date): Promise<void> {
    await this.database.query(
      `UPDATE regressions SET state = 'open', snoozed_until = NULL, updated_at = now() WHERE state = 'snoozed' AND snoozed_until <= $1`,
      [now],
    );
  }
}
