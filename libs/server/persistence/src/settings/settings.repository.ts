import type { JsonValue } from '@assay/contracts';
import type { Database } from '../database';

/** Settings of the installation, by key. */
export class SettingsRepository {
  constructor(private readonly database: Database) {}

  async all(): Promise<Map<string, JsonValue>> {
    const rows = await this.database.query<{ key: string; value: JsonValue }>('SELECT key, value FROM settings');
    return new Map(rows.map((row) => [row.key, row.value]));
  }

  async put(key: string, value: JsonValue): Promise<void> {
    await this.database.query(
      `INSERT INTO settings (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = now()`,
      [key, JSON.stringify(value)],
    );
  }
}
