import { migrations } from '@assay/migrations';
import { useDatabase } from '@assay/testing/database';
import type { DataSource } from 'typeorm';
import { createDataSource } from './data-source';
import { migrate, UnusableDatabase } from './migrate';

const TABLES = `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`;

/** Takes back the newest migrations until only the first `left` are there. */
async function undoTo(dataSource: DataSource, left: number): Promise<void> {
  for (let n = migrations.length; n > left; n -= 1) await dataSource.undoLastMigration();
}

async function tables(dataSource: DataSource): Promise<string[]> {
  return (await dataSource.query<{ name: string }[]>(TABLES)).map((row) => row.name);
}

describe('migrations', () => {
  const database = useDatabase({ migrated: false });
  let dataSource: DataSource;

  beforeAll(async () => {
    dataSource = await createDataSource({ url: database.url() }).initialize();
  });
  afterAll(() => dataSource.destroy());

  it('go up, down and up again', async () => {
    await migrate(dataSource);
    const whole = await tables(dataSource);
    expect(whole).toEqual(
      expect.arrayContaining(['benchmark_results', 'benchmark_tasks', 'models', 'runs', 'servers', 'trials']),
    );
    await undoTo(dataSource, 1);
    expect(await tables(dataSource)).toEqual(['migrations', 'models', 'server_models', 'servers']);
    await dataSource.undoLastMigration();
    expect(await tables(dataSource)).toEqual(['migrations']);
    await migrate(dataSource);
    expect(await tables(dataSource)).toEqual(whole);
  });

  it('run once when two processes start together', async () => {
    await undoTo(dataSource, 1);
    const other = await createDataSource({ url: database.url() }).initialize();
    await Promise.all([migrate(dataSource), migrate(other)]);
    await other.destroy();
    const [row] = await dataSource.query<{ count: number }[]>('SELECT count(*)::int AS count FROM migrations');
    expect(row?.count).toBe(migrations.length);
  });

  it('F19 leave the old schema when the process dies half-way', async () => {
    await undoTo(dataSource, 1);
    const before = await tables(dataSource);
    // Another session holds the name of the last table, so that the migration stops near its end.
    const blocker = dataSource.createQueryRunner();
    await blocker.startTransaction();
    await blocker.query('CREATE TABLE run_events (run_id uuid)');
    const victim = await createDataSource({ url: database.url(), applicationName: 'victim' }).initialize();
    const dying = expect(migrate(victim)).rejects.toThrow();
    await killWhenWaiting(dataSource, 'victim');
    await dying;
    await blocker.rollbackTransaction();
    await blocker.release();
    await victim.destroy();
    expect(await tables(dataSource)).toEqual(before);
    await migrate(dataSource);
    expect(await tables(dataSource)).toContain('run_events');
  });

  it('F20 refuse a schema that is newer than the program, and touch nothing', async () => {
    await dataSource.query(
      `INSERT INTO migrations (timestamp, name) VALUES (1760000009999, 'FromTheFuture1760000009999')`,
    );
    const before = await tables(dataSource);
    await expect(migrate(dataSource)).rejects.toThrow(UnusableDatabase);
    const newest = migrations.at(-1)?.name ?? '';
    await expect(migrate(dataSource)).rejects.toThrow(new RegExp(`FromTheFuture1760000009999.*${newest}`));
    expect(await tables(dataSource)).toEqual(before);
  });
});

async function killWhenWaiting(dataSource: DataSource, applicationName: string): Promise<void> {
  for (;;) {
    const killed = await dataSource.query<unknown[]>(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND wait_event_type = 'Lock'`,
      [applicationName],
    );
    if (killed.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
