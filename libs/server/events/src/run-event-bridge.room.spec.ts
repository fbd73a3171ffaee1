import type { RunEvent } from '@assay/contracts';
import { createDataSource, Database, EVENT_CHANNEL, RunEventLog, WORK_CHANNEL } from '@assay/server/persistence';
import { useDatabase } from '@assay/testing/database';
import { RunEventBridge } from './run-event-bridge';
import { RunEventBus } from './run-event-bus';
import { RunEventHistory } from './run-event-history';

jest.setTimeout(60_000);

const room = useDatabase();
let database: Database;
let bus: RunEventBus;
let bridge: RunEventBridge;

beforeEach(async () => {
  database = new Database(await createDataSource({ url: room.url(), poolSize: 2 }).initialize());
  bus = new RunEventBus(new RunEventHistory(new RunEventLog(database)));
  bridge = new RunEventBridge({ url: room.url(), pingMs: 20 }, bus);
});
afterEach(async () => {
  await bridge.stop();
  await database.close();
});

async function insertRun(): Promise<string> {
  const [run] = await database.query<{ id: string }>(
    `INSERT INTO runs (name, epochs, tasks) VALUES ('r', 1, 1) RETURNING id`,
  );
  return run?.id ?? '';
}

/** As another process would: nothing but the transaction. */
async function commitEvent(runId: string, seq: number, notify = true): Promise<void> {
  await database.transaction(async (sql) => {
    await sql.query(`INSERT INTO run_events (run_id, seq, type, payload) VALUES ($1, $2, 'run.started', '{}')`, [
      runId,
      seq,
    ]);
    await sql.query('UPDATE runs SET seq = $2 WHERE id = $1', [runId, seq]);
    if (notify) await sql.query('SELECT pg_notify($1, $2)', [EVENT_CHANNEL, `${runId} ${seq}`]);
  });
}

async function until(check: () => boolean): Promise<void> {
  while (!check()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('RunEventBridge', () => {
  it('brings events of another process to those who watch here', async () => {
    const runId = await insertRun();
    await bridge.start();
    const heard: RunEvent[] = [];
    await bus.watch(runId, 0, (event) => heard.push(event));
    await commitEvent(runId, 1);
    await until(() => heard.length === 1);
    expect(heard[0]).toMatchObject({ runId, seq: 1, type: 'run.started' });
  });

  it('wakes workers', async () => {
    await bridge.start();
    const woken: (string | null)[] = [];
    bus.onWork((runId) => woken.push(runId));
    await database.query('SELECT pg_notify($1, $2)', [WORK_CHANNEL, 'some-run']);
    await until(() => woken.includes('some-run'));
  });

  it('connects again after a cut and tells what was said meanwhile', async () => {
    const runId = await insertRun();
    await bridge.start();
    const heard: RunEvent[] = [];
    await bus.watch(runId, 0, (event) => heard.push(event));
    const woken: (string | null)[] = [];
    bus.onWork((one) => woken.push(one));
    await database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'assay events'`,
    );
    await commitEvent(runId, 1, false);
    await until(() => heard.length === 1);
    expect(woken).toContain(null);
    await commitEvent(runId, 2);
    await until(() => heard.length === 2);
  });

  it('has nothing to do where no other process can be', async () => {
    const alone = new RunEventBridge({ url: null }, bus);
    await alone.start();
    await alone.stop();
    const rows = await database.query(
      `SELECT 1 FROM pg_stat_activity WHERE application_name = 'assay events' AND datname = current_database()`,
    );
    expect(rows).toEqual([]);
  });
});
