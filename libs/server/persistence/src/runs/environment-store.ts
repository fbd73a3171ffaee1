import type { JsonObject } from '@assay/contracts';
import type { Database } from '../database';

/** What answers were made with, each set once. */
export class EnvironmentStore {
  constructor(private readonly database: Database) {}

  /** The id of a fingerprint; equal hashes are the same environment. */
  async put(hash: string, fingerprint: JsonObject): Promise<string> {
    const [row] = await this.database.query<{ id: string }>(
      `INSERT INTO environments (hash, fingerprint) VALUES ($1, $2)
       ON CONFLICT (hash) DO UPDATE SET hash = excluded.hash RETURNING id`,
      [hash, JSON.stringify(fingerprint)],
    );
    if (row === undefined) throw new Error('INSERT … RETURNING gave no row');
    return row.id;
  }
}
