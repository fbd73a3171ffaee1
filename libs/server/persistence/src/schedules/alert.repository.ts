import type { AlertEvent } from '@assay/contracts';
import type { Database, Sql } from '../database';

/** An alert as it is stored. */
export interface StoredAlert {
  readonly id: string;
  readonly event: AlertEvent;
  readonly url: string;
  readonly createdAt: Date;
  readonly attempts: number;
  readonly deliveredAt: Date | null;
  readonly nextTryAt: Date | null;
  readonly error: string | null;
}

/** An alert that is to be sent now. */
export interface DueAlert {
  readonly id: string;
  readonly scheduleId: string;
  readonly url: string;
  readonly body: string;
  readonly attempts: number;
  readonly secret: string | null;
  /** The schedule still has an address; where it has another one, that is where the alert goes. */
  readonly isWanted: boolean;
}

const HELD_MS = 60_000;

/** Alerts on their way. They are stored with what they tell of, so that none is lost. */
export class AlertRepository {
  constructor(private readonly database: Database) {}

  async add(
    sql: Sql,
    alert: {
      readonly scheduleId: string;
      readonly event: AlertEvent;
      readonly url: string;
      readonly body: string;
      readonly at: Date;
    },
  ): Promise<void> {
    await sql.query(
      'INSERT INTO alert_deliveries (schedule_id, event, url, body, next_try_at) VALUES ($1, $2, $3, $4, $5)',
      [alert.scheduleId, alert.event, alert.url, alert.body, alert.at],
    );
  }

  /** Takes what is due; nobody else sends it within the next minute. */
  due(now: Date, most: number): Promise<DueAlert[]> {
    return this.database.query<DueAlert>(
      `UPDATE alert_deliveries delivery SET attempts = attempts + 1, next_try_at = $2, url = coalesce(schedule.webhook_url, delivery.url) FROM schedules schedule
       WHERE schedule.id = delivery.schedule_id AND delivery.id IN (
         SELECT id FROM alert_deliveries WHERE delivered_at IS NULL AND next_try_at <= $1 ORDER BY next_try_at LIMIT $3 FOR UPDATE SKIP LOCKED)
       RETURNING delivery.id, delivery.schedule_id AS "scheduleId", delivery.url, delivery.body, delivery.attempts, schedule.webhook_secret AS secret,
         schedule.webhook_url IS NOT NULL AS "isWanted"`,
      [now, new Date(now.getTime() + HELD_MS), most],
    );
  }

  async delivered(id: string): Promise<void> {
    await this.database.query(
      'UPDATE alert_deliveries SET delivered_at = now(), next_try_at = NULL, error = NULL WHERE id = $1',
      [id],
    );
  }

  /** `next` null: given up. */
  async failed(id: string, error: string, next: Date | null): Promise<void> {
    await this.database.query('UPDATE alert_deliveries SET error = $2, next_try_at = $3 WHERE id = $1', [
      id,
      error,
      next,
    ]);
  }

  list(scheduleId: string, most: number): Promise<StoredAlert[]> {
    return this.database.query<StoredAlert>(
      `SELECT id, event, url, created_at AS "createdAt", attempts, delivered_at AS "deliveredAt", next_try_at AS "nextTryAt", error
       FROM alert_deliveries WHERE schedule_id = $1 ORDER BY created_at DESC LIMIT $2`,
      [scheduleId, most],
    );
  }
}
