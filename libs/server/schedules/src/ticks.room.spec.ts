import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { useDatabase } from '@assay/testing/database';
import { assembleEngine, type AssembledEngine, type EngineWorld, useEngine } from '@assay/testing/engine';
import { SetClock, tickingOver, type TickOrder, type Ticking } from '@assay/testing/schedules';

const room = useDatabase();
const open = useEngine(room);
const TICK = '2026-11-25T01:00:00Z';
const at = (time: string): Date => new Date(time);

const SCRIPT = `
  const [order, known] = process.argv.slice(1);
  const { loadTypeScript } = await import('./scripts/load-typescript.mjs');
  const { runTickProcess } = known ? await import(known) : await loadTypeScript('libs/testing/schedules/src/ticking.ts');
  await runTickProcess(JSON.parse(order));
`;
/** Where the first process has put its bundle. */
let bundle = '';

/** A process of its own that waits for the word. */
async function processOf(order: TickOrder): Promise<ChildProcess> {
  const cwd = join(__dirname, '..', '..', '..', '..');
  const child = spawn(process.execPath, ['--input-type=module', '--eval', SCRIPT, JSON.stringify(order), bundle], {
    cwd,
  });
  let said = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  while (!said.includes('ready')) {
    if (child.exitCode !== null) throw new Error(said);
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  }
  bundle = /ready (\S+)/.exec(said)?.[1] ?? '';
  return child;
}

/** Gives the word; resolves with the exit code or signal. */
async function go(child: ChildProcess): Promise<number | string | null> {
  const ended = once(child, 'exit');
  child.stdin?.write('go\n');
  await ended;
  return child.signalCode ?? child.exitCode;
}

interface Fire {
  readonly at: string;
  readonly state: string;
  readonly run: string | null;
}

describe('ticks', () => {
  let world: EngineWorld;
  let suiteId: string;
  const others: AssembledEngine[] = [];
  const sql = (text: string, parameters: readonly unknown[] = []): Promise<readonly object[]> =>
    world.query(text, [...parameters]);

  beforeEach(async () => {
    world = await open.world();
    const fake = await open.fake({ models: ['alpha'] });
    await world.addServer(fake);
    await world.addSums(2, 'tick');
    const [suite] = await sql(`INSERT INTO suites (name) VALUES ('ticks') RETURNING id`);
    suiteId = (suite as { id: string }).id;
    await sql(
      `INSERT INTO suite_tasks (suite_id, task_key, position) SELECT $1, key, row_number() OVER () FROM benchmark_tasks`,
      [suiteId],
    );
  });
  afterEach(async () => {
    await Promise.all(others.splice(0).map((one) => one.close()));
    await sql('DELETE FROM schedules');
    await sql(`DELETE FROM suites WHERE name = 'ticks'`);
  });

  async function schedule(
    parts: { readonly name?: string; readonly overlap?: string; readonly catchUp?: string } = {},
  ): Promise<string> {
    const { name = 'nightly', overlap = 'skip', catchUp = 'latest' } = parts;
    const [row] = await sql(
      `INSERT INTO schedules (name, cron, time_zone, suite_id, models, epochs, overlap, catch_up, seen_until)
       VALUES ($1, '0 2 * * *', 'Europe/Berlin', $2, '[{"model":"alpha"}]', 1, $3, $4, '2026-11-24T12:00:00Z') RETURNING id`,
      [name, suiteId, overlap, catchUp],
    );
    return (row as { id: string }).id;
  }

  const fires = async (): Promise<Fire[]> =>
    (await sql(
      `SELECT to_char(scheduled_for AT TIME ZONE 'UTC', 'DD"T"HH24:MI') AS at, state, run_id AS run FROM schedule_fires ORDER BY schedule_id, scheduled_for`,
    )) as Fire[];
  const runs = async (): Promise<number> =>
    (await sql(`SELECT id FROM runs WHERE idempotency_key LIKE 'night:%'`)).length;
  const here = (clock: SetClock): Ticking => tickingOver(world.parts.database, world.engine, clock);
  const beat = async (ticking: Ticking): Promise<void> => {
    await ticking.claim();
    await ticking.start();
  };

  it('F61 twenty processes beat at the same tick, three times over: one run for each schedule', async () => {
    for (const name of ['a', 'b', 'c']) await schedule({ name });
    const clock = new SetClock(at(TICK));
    // Each with connections, engine and beats of its own; the database is all that they share.
    for (let n = 0; n < 20; n += 1)
      others.push(await assembleEngine({ url: room.url(), settings: { exclusive: false, lanes: false } }));
    const twenty = others.map(({ database, engine }) => tickingOver(database, engine, clock));
    for (let round = 0; round < 3; round += 1) await Promise.all(twenty.map(beat));
    const found = await fires();
    expect(found.map(({ at: when, state }) => [when, state])).toEqual(Array(3).fill(['25T01:00', 'running']));
    expect(new Set(found.map(({ run }) => run)).size).toBe(3);
    expect(await runs()).toBe(3);
  });

  it('F61 real processes at the same tick: one run, also where some of them are killed in its middle', async () => {
    await schedule();
    const order = { url: room.url(), now: TICK };
    const first = await processOf({ ...order, dies: 'claimed' });
    const rest = await Promise.all([{ ...order, dies: 'stored' as const }, order, order, order].map(processOf));
    const ends = await Promise.all([first, ...rest].map(go));
    expect(ends[0]).toBe('SIGKILL');
    // Whether the second gets to store the run is a matter of speed; the others end in good order.
    expect(ends.slice(2)).toEqual([0, 0, 0]);
    expect(await fires()).toMatchObject([{ state: 'running', run: expect.any(String) as string }]);
    expect(await runs()).toBe(1);
  });

  it.each(['claimed', 'stored'] as const)(
    'F61 kill -9 once the tick is %s: the next process starts the very run, and only one',
    async (dies) => {
      await schedule();
      expect(await go(await processOf({ url: room.url(), now: TICK, dies }))).toBe('SIGKILL');
      expect(await fires()).toEqual([{ at: '25T01:00', state: 'starting', run: null }]);
      expect(await runs()).toBe(dies === 'stored' ? 1 : 0);
      // An hour later: what was claimed needs no catching up.
      const ticking = here(new SetClock(at('2026-11-25T02:00:00Z')));
      await beat(ticking);
      await beat(ticking);
      expect(await fires()).toMatchObject([{ at: '25T01:00', state: 'running', run: expect.any(String) as string }]);
      expect(await runs()).toBe(1);
    },
  );

  it('F63 clocks that jump back two hours and ahead a day start nothing twice, and lose nothing', async () => {
    await schedule({ overlap: 'queue' });
    const clock = new SetClock(at('2026-11-25T00:59:50Z'));
    const ticking = here(clock);
    for (const time of [
      '2026-11-25T00:59:50Z',
      '2026-11-25T01:00:05Z',
      // Two hours back, and through the tick again.
      '2026-11-24T23:00:05Z',
      '2026-11-25T01:00:10Z',
      // A day ahead by mistake, and back.
      '2026-11-26T01:00:20Z',
      '2026-11-25T01:01:00Z',
      // The true next nights.
      '2026-11-26T01:00:05Z',
      '2026-11-27T01:00:05Z',
    ]) {
      clock.time = at(time);
      await beat(ticking);
    }
    expect((await fires()).map(({ at: when }) => when)).toEqual(['25T01:00', '26T01:00', '27T01:00']);
    expect(await runs()).toBe(3);
  });

  it.each([
    ['none', ['missed', 'missed', 'missed']],
    ['latest', ['missed', 'missed', 'running']],
    // The first two are older than the six hours of the window.
    ['all', ['missed', 'missed', 'running']],
  ])('F62 off for three nights with the policy %s: each is listed, none is silently gone', async (catchUp, states) => {
    await schedule({ catchUp });
    await beat(here(new SetClock(at('2026-11-27T04:00:00Z'))));
    const found = await fires();
    expect(found.map(({ at: when }) => when)).toEqual(['25T01:00', '26T01:00', '27T01:00']);
    expect(found.map(({ state }) => state)).toEqual(states);
  });

  it('F62 a missed night and its alert are stored together, or neither and the next beat does it', async () => {
    await schedule({ catchUp: 'none' });
    await sql(`UPDATE schedules SET webhook_url = 'http://127.0.0.1:9/hook'`);
    const ticking = here(new SetClock(at('2026-11-25T04:00:00Z')));
    await sql('ALTER TABLE alert_deliveries RENAME TO alert_deliveries_away');
    try {
      await expect(ticking.claim()).rejects.toThrow('alert_deliveries');
      expect(await fires()).toEqual([]);
    } finally {
      await sql('ALTER TABLE alert_deliveries_away RENAME TO alert_deliveries');
    }
    await ticking.claim();
    await ticking.claim();
    expect(await fires()).toMatchObject([{ at: '25T01:00', state: 'missed' }]);
    expect(await sql('SELECT event FROM alert_deliveries')).toEqual([{ event: 'did_not_run' }]);
  });

  it.each([
    ['skip', ['ok', 'skipped', 'running']],
    ['queue', ['ok', 'running', 'running']],
  ])('the overlap policy %s decides while the night before goes on', async (overlap, states) => {
    await schedule({ overlap });
    const clock = new SetClock(at('2026-11-25T01:00:00Z'));
    const ticking = here(clock);
    await beat(ticking);
    clock.time = at('2026-11-26T01:00:00Z');
    await beat(ticking);
    await sql(
      `UPDATE schedule_fires SET state = 'ok', settled_at = now() WHERE scheduled_for = '2026-11-25T01:00:00Z'`,
    );
    clock.time = at('2026-11-27T01:00:00Z');
    await beat(ticking);
    expect((await fires()).map(({ state }) => state)).toEqual(states);
  });
});
