import { randomBytes } from 'node:crypto';
import type { Database } from '../database';
import { isStorageFull } from '../database-errors';

/** Enough to need a new page of the table, whatever space its pages have left. */
const PROBE_BYTES = 16_384;

class Probed extends Error {}

/** Whether the disk of the database has room. */
export class StorageRoom {
  constructor(private readonly database: Database) {}

  /** Writes something and takes it back. */
  async isThere(): Promise<boolean> {
    try {
      return await this.database.transaction<boolean>(async (sql) => {
        const text = randomBytes(PROBE_BYTES).toString('base64');
        await sql.query('INSERT INTO environments (hash, fingerprint) VALUES ($1, $2)', [
          `probe ${text.slice(0, 40)}`,
          JSON.stringify({ text }),
        ]);
        throw new Probed();
      });
    } catch (error) {
      if (error instanceof Probed) return true;
      if (isStorageFull(error)) return false;
      throw error;
    }
  }
}
