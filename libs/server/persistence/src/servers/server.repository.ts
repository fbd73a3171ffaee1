import type { JsonValue, Page, ServerDraft, ServerError, ServerKind } from '@assay/contracts';
import type { Database, Sql } from '../database';
import { listPage } from '../paging/list-page';
import { Where, containsPattern } from '../paging/where';

/** A server as it is stored; the secret is encrypted and never leaves the API. */
export interface ServerRow {
  readonly id: string;
  readonly name: string;
  readonly kind: ServerKind;
  readonly baseUrl: string;
  readonly slots: number;
  readonly enabled: boolean;
  readonly secret: string | null;
  readonly status: 'unknown' | 'online' | 'offline' | 'refused';
  readonly version: string | null;
  readonly error: ServerError | null;
  readonly failures: number;
  readonly lastSeenAt: Date | null;
  readonly nextCheckAt: Date;
  readonly busy: boolean;
  readonly modelCount: number;
  readonly createdAt: Date;
}

/** What a health check found. */
export interface ServerHealthRecord {
  readonly status: 'online' | 'offline' | 'refused';
  readonly version: string | null;
  readonly error: ServerError | null;
  readonly loaded: readonly JsonValue[] | null;
  /** Until the next check, ms. */
  readonly nextCheckInMs: number;
}

const COLUMNS = `server.id, server.name, server.kind, server.base_url AS "baseUrl", server.slots, server.enabled, server.secret,
  server.status, server.version, server.error, server.failures, server.last_seen_at AS "lastSeenAt", server.next_check_at AS "nextCheckAt",
  coalesce(server.lane_until > now(), false) AS busy, server.created_at AS "createdAt",
  (SELECT count(*)::int FROM server_models WHERE server_id = server.id AND seen_until IS NULL) AS "modelCount"`;

/** Registered servers. A deleted one keeps its row, because results name it. */
export class ServerRepository {
  constructor(private readonly database: Database) {}

  list(query: {
    readonly search?: string | undefined;
    readonly limit?: number | undefined;
    readonly cursor?: string | undefined;
  }): Promise<Page<ServerRow>> {
    const where = new Where()
      .and(`server.deleted_at IS NULL AND server.kind <> 'recorded'`)
      .and('server.name ILIKE ?', query.search === undefined ? undefined : containsPattern(query.search));
    return listPage<ServerRow, ServerRow>(
      this.database,
      {
        select: COLUMNS,
        from: 'servers server',
        where,
        sort: [
          { expression: 'server.name', cast: 'text' },
          { expression: 'server.id', cast: 'uuid' },
        ],
        descending: false,
        limit: query.limit,
        cursor: query.cursor,
      },
      (row) => row,
    );
  }

  async find(id: string): Promise<ServerRow | null> {
    const rows = await this.database.query<ServerRow>(
      `SELECT ${COLUMNS} FROM servers server WHERE server.id = $1 AND server.deleted_at IS NULL`,
      [id],
    );
    return rows[0] ?? null;
  }

  async count(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM servers WHERE kind <> 'recorded'`,
    );
    return row?.count ?? 0;
  }

  /** Throws the database's unique violation (`servers_name_uq`) when the name is taken. */
  async create(draft: ServerDraft): Promise<string> {
    const [row] = await this.database.query<{ id: string }>(
      'INSERT INTO servers (name, kind, base_url, slots, enabled, secret) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id',
      [draft.name, draft.kind ?? 'ollama', draft.baseUrl, draft.slots ?? 1, draft.enabled ?? true, draft.key ?? null],
    );
    if (row === undefined) throw new Error('INSERT … RETURNING gave no row');
    return row.id;
  }

  /** Changes the fields given and asks for a health check at once; false when there is no such server. */
  async update(id: string, patch: Partial<ServerDraft>): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE servers SET name = coalesce($2, name), base_url = coalesce($3, base_url), slots = coalesce($4, slots),
         enabled = coalesce($5, enabled), secret = CASE WHEN $6 THEN $7 ELSE secret END, failures = 0, next_check_at = now()
       WHERE id = $1 AND deleted_at IS NULL RETURNING id`,
      [
        id,
        patch.name ?? null,
        patch.baseUrl ?? null,
        patch.slots ?? null,
        patch.enabled ?? null,
        patch.key !== undefined,
        patch.key ?? null,
      ],
    );
    return rows.length === 1;
  }

  /** The stored keys of all servers, removed ones too. */
  keys(): Promise<{ readonly id: string; readonly secret: string }[]> {
    return this.database.query('SELECT id, secret FROM servers WHERE secret IS NOT NULL');
  }

  /** Unless somebody else has changed it meanwhile. */
  async replaceKey(id: string, before: string, after: string): Promise<void> {
    await this.database.query('UPDATE servers SET secret = $3 WHERE id = $1 AND secret = $2', [id, before, after]);
  }

  /** False when there is no such server or an unfinished run uses it. */
  async delete(id: string): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE servers SET deleted_at = now(), enabled = false WHERE id = $1 AND deleted_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM run_models JOIN runs ON runs.id = run_id WHERE server_id = $1 AND finished_at IS NULL)
       RETURNING id`,
      [id],
    );
    return rows.length === 1;
  }

  /** Servers whose check is due, each to one caller only: their next check moves on by `holdMs`. */
  claimDue(holdMs: number): Promise<ServerRow[]> {
    return this.database.query<ServerRow>(
      `UPDATE servers server SET next_check_at = now() + $1 * interval '1 millisecond'
       WHERE id IN (SELECT id FROM servers WHERE enabled AND deleted_at IS NULL AND kind <> 'recorded' AND next_check_at <= now() FOR UPDATE SKIP LOCKED)
       RETURNING ${COLUMNS}`,
      [holdMs],
    );
  }

  async recordHealth(id: string, health: ServerHealthRecord, sql: Sql = this.database): Promise<void> {
    await sql.query(
      `UPDATE servers SET status = $2, version = coalesce($3, version), error = $4, loaded = coalesce($5, loaded),
         failures = CASE WHEN $2 = 'online' THEN 0 ELSE failures + 1 END,
         last_seen_at = CASE WHEN $2 = 'offline' THEN last_seen_at ELSE now() END,
         next_check_at = now() + $6 * interval '1 millisecond'
       WHERE id = $1`,
      [id, health.status, health.version, jsonOrNull(health.error), jsonOrNull(health.loaded), health.nextCheckInMs],
    );
  }
}

function jsonOrNull(value: unknown): string | null {
  return value == null ? null : JSON.stringify(value);
}
