import type { Database, Sql } from '../database';

/** From when on the nights of a model count as its baseline. */
export interface StoredBaseline {
  readonly model: string;
  readonly serverId: string;
  readonly since: Date;
  /** Drops of nights up to here are its level. */
  readonly pinnedAt: Date | null;
}

/** Suspicions of one model in one night, with the run that asks for fresh answers. */
export interface StoredConfirmation {
  readonly fireId: string;
  readonly model: string;
  readonly serverId: string;
  readonly scopes: readonly string[];
  readonly runId: string | null;
}

/** Pinned baselines, and the confirmations that are under way. */
export class BaselineRepository {
  constructor(private readonly database: Database) {}

  since(scheduleId: string): Promise<StoredBaseline[]> {
    return this.database.query<StoredBaseline>(
      'SELECT model, server_id AS "serverId", since, pinned_at AS "pinnedAt" FROM schedule_baselines WHERE schedule_id = $1',
      [scheduleId],
    );
  }

  /** Nights from here on are the new baseline of a model. */
  async pin(
    sql: Sql,
    scheduleId: string,
    { model, serverId, since, pinnedAt }: StoredBaseline,
    comment: string | null,
  ): Promise<void> {
    await sql.query(
      `INSERT INTO schedule_baselines (schedule_id, model, server_id, since, comment, pinned_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (schedule_id, model, server_id) DO UPDATE SET since = excluded.since, comment = excluded.comment, pinned_at = excluded.pinned_at`,
      [scheduleId, model, serverId, since, comment, pinnedAt],
    );
  }

  async suspect(sql: Sql, { fireId, model, serverId, scopes, runId }: StoredConfirmation): Promise<void> {
    await sql.query(
      `INSERT INTO schedule_confirmations (fire_id, model, server_id, scopes, run_id) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
      [fireId, model, serverId, scopes, runId],
    );
  }

  confirmations(fireId: string): Promise<StoredConfirmation[]> {
    return this.database.query<StoredConfirmation>(
      'SELECT fire_id AS "fireId", model, server_id AS "serverId", scopes, run_id AS "runId" FROM schedule_confirmations WHERE fire_id = $1 ORDER BY model, server_id',
      [fireId],
    );
  }

  /** Confirmations whose run was not stored: their process died before. */
  unstarted(): Promise<StoredConfirmation[]> {
    return this.database.query<StoredConfirmation>(
      `SELECT fire_id AS "fireId", confirmation.model, server_id AS "serverId", scopes, confirmation.run_id AS "runId"
       FROM schedule_confirmations confirmation JOIN schedule_fires fire ON fire.id = fire_id WHERE confirmation.run_id IS NULL AND fire.state = 'suspected'`,
    );
  }

  async confirmationStarted(fireId: string, model: string, serverId: string, runId: string): Promise<void> {
    await this.database.query(
      'UPDATE schedule_confirmations SET run_id = $4 WHERE fire_id = $1 AND model = $2 AND server_id = $3',
      [fireId, model, serverId, runId],
    );
  }
}
