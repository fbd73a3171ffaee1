import type { Database } from '../database';

/** "aslk" as a number: names of processes within it. */
const PRESENCE_CLASS = 0x6173_6c6b;

/** Said by a session once, with the name of its process: as long as the session lives, so does the process for all others. */
export const SHOW_PRESENCE = `SELECT pg_advisory_lock_shared(${PRESENCE_CLASS}, hashtext($1))`;

/** Tells which owners of lanes and evaluations have no session any more, sooner than their time runs out. */
export class Presence {
  constructor(private readonly database: Database) {}

  /** Owners that no session speaks for. One of them may live and be connecting again: ask twice before `expire`. */
  async absent(): Promise<string[]> {
    const rows = await this.database.query<{ owner: string }>(ABSENT);
    return rows.map((row) => row.owner);
  }

  /**
   * Ends the time of all that these owners hold, so that others may take it; false when it was over already. An owner that lives after
   * all takes it back with its next renewal.
   */
  async expire(owners: readonly string[]): Promise<boolean> {
    return this.database.transaction(async (sql) => {
      const lanes = await sql.query(
        `UPDATE servers SET lane_until = now() - interval '1 millisecond' WHERE lane_owner = ANY($1) AND lane_until > now() RETURNING id`,
        [owners],
      );
      const evaluations = await sql.query(
        `UPDATE evaluations SET owned_until = now() - interval '1 millisecond'
         WHERE owner = ANY($1) AND state = 'running' AND owned_until > now() RETURNING id`,
        [owners],
      );
      return lanes.length + evaluations.length > 0;
    });
  }
}

/** Numbers of locks are unsigned there, those of hashes are not. */
const ABSENT = `
  SELECT owner FROM (
    SELECT lane_owner AS owner FROM servers WHERE lane_owner IS NOT NULL
    UNION SELECT owner FROM evaluations WHERE state = 'running') AS holder
  WHERE NOT EXISTS (SELECT 1 FROM pg_locks held
    WHERE held.locktype = 'advisory' AND held.granted AND held.classid = ${PRESENCE_CLASS}
      AND held.objid = (hashtext(holder.owner)::bigint & 4294967295)::oid
      AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database()))
  ORDER BY owner`;
