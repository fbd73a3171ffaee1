import { migrations } from '@assay/migrations';
import type { DataSource, QueryRunner } from 'typeorm';

/** "assay" as a number: one process migrates, the others wait for it. */
const MIGRATION_LOCK = 0x6173_7361;
const OLDEST_MAJOR = 15;

/** The database cannot be used as it is; the message says why and what to do. */
export class UnusableDatabase extends Error {
  override readonly name = 'UnusableDatabase';
}

/**
 * Brings the schema to this version, each migration in its own transaction.
 * Throws `UnusableDatabase` for a PostgreSQL that is too old or a schema that is newer than this version.
 */
export async function migrate(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await checkServerVersion(runner);
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      await refuseNewerSchema(runner);
      await dataSource.runMigrations();
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    }
  } finally {
    await runner.release();
  }
}

async function checkServerVersion(runner: QueryRunner): Promise<void> {
  const [row] = (await runner.query(`SELECT current_setting('server_version_num')::int AS version`)) as {
    version: number;
  }[];
  const major = Math.floor((row?.version ?? 0) / 10_000);
  if (major < OLDEST_MAJOR) {
    throw new UnusableDatabase(`The database is PostgreSQL ${major}; Assay needs ${OLDEST_MAJOR} or newer.`);
  }
}

async function refuseNewerSchema(runner: QueryRunner): Promise<void> {
  if (!(await runner.hasTable('migrations'))) return;
  const done = (await runner.query('SELECT name FROM migrations ORDER BY id')) as { name: string }[];
  const known = new Set<string>(migrations.map((migration) => migration.name));
  const unknown = done.filter((row) => !known.has(row.name));
  if (unknown.length === 0) return;
  const newest = migrations.at(-1)?.name ?? 'none';
  throw new UnusableDatabase(
    `The database was made by a newer version of Assay: it has ${unknown.map((row) => row.name).join(', ')}, this version ends at ${newest}. ` +
      'Nothing was changed. Start the newer version, or use another database.',
  );
}
