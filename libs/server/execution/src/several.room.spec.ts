import { useDatabase } from '@assay/testing/database';
import { calculator, EngineProcess, numberAsked, useEngine } from '@assay/testing/engine';
import { ChaosProxy } from '@assay/testing/faults';

const room = useDatabase();
const open = useEngine(room);
const models = [{ model: 'alpha' }];
const shared = { settings: { exclusive: false, leaseMs: 1_500, heartbeatMs: 300 }, listens: true } as const;

describe('several processes on one database', () => {
  it('share the servers, and everybody hears of everything', async () => {
    const api = await open.world({ ...shared, settings: { ...shared.settings, lanes: false } });
    const workers = [await open.world(shared), await open.world(shared)];
    const fakes = [1, 2, 3].map(() => open.fake({ models: ['alpha'], answer: calculator(), timeScale: 0.03 }));
    const serverIds: string[] = [];
    for (const fake of fakes) serverIds.push(await api.addServer(await fake));
    const taskIds = await api.addSums(8, 'several');
    for (const world of [api, ...workers]) await world.engine.start();
    const runId = await api.launch({
      models: serverIds.map((serverId) => ({ model: 'alpha', serverId })),
      taskIds,
      epochs: 1,
    });
    const followed = await api.follow(runId);
    await followed.until((event) => event.type === 'run.finished');
    expect(followed.events.map((event) => event.seq)).toEqual(followed.events.map((_, index) => index + 1));
    expect(await api.results(runId)).toHaveLength(24);
    for (const fake of fakes) expect((await fake).chats).toHaveLength(8);
  });

  it('cancel what another process works on', async () => {
    const api = await open.world({ ...shared, settings: { ...shared.settings, lanes: false } });
    const worker = await open.world(shared);
    const fake = await open.fake({ models: ['alpha'], answer: () => ({ text: 'x', fault: { kind: 'never_ends' } }) });
    await api.addServer(fake);
    const taskIds = await api.addSums(3, 'far');
    await api.engine.start();
    await worker.engine.start();
    const runId = await api.launch({ models, taskIds, epochs: 1 });
    await fake.until(({ chats }) => chats.some((chat) => chat.phase === 'generating'));
    await api.engine.command(runId, 'cancel');
    await fake.until(({ chats }) => chats.some((chat) => chat.endedBy === 'client left'));
    expect(await api.engine.waitUntilFinished(runId)).toMatchObject({ status: 'cancelled' });
  });

  it('take over from a process that was killed, one lease later', async () => {
    const world = await open.world(shared);
    const fake = await open.fake({ models: ['alpha'], answer: calculator(), timeScale: 0.05 });
    await world.addServer(fake);
    const taskIds = await world.addSums(10, 'taken');
    const runId = await world.launch({ models, taskIds, epochs: 1 });
    const child = await EngineProcess.start({ url: room.url(), exclusive: false, leaseMs: 1_500 });
    await fake.until(({ chats }) => chats.length >= 3);
    await world.engine.start();
    await child.signal('SIGKILL');
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'completed' });
    expect((await world.results(runId)).filter((result) => result.score === 1)).toHaveLength(10);
  });

  it('C5 take over from a process that was killed long before its lease is over', async () => {
    const world = await open.world({ ...shared, settings: { ...shared.settings, leaseMs: 600_000 } });
    const fake = await open.fake({ models: ['alpha'], answer: calculator(), timeScale: 0.05 });
    await world.addServer(fake);
    const taskIds = await world.addSums(10, 'early');
    const runId = await world.launch({ models, taskIds, epochs: 1 });
    const child = await EngineProcess.start({ url: room.url(), exclusive: false, leaseMs: 600_000 });
    await fake.until(({ chats }) => chats.length >= 3);
    await world.engine.start();
    await child.signal('SIGKILL');
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'completed' });
    expect((await world.results(runId)).filter((result) => result.score === 1)).toHaveLength(10);
  });

  it('take nothing from a process whose session comes back', async () => {
    const worker = await open.world({
      ...shared,
      settings: { ...shared.settings, leaseMs: 600_000, absenceMs: 5_000 },
    });
    const other = await open.world({ ...shared, settings: { ...shared.settings, absenceMs: 5_000 } });
    const fake = await open.fake({ models: ['alpha'], answer: calculator(), timeScale: 0.05 });
    await worker.addServer(fake);
    const taskIds = await worker.addSums(12, 'session');
    await worker.engine.start();
    const runId = await worker.launch({ models, taskIds, epochs: 1 });
    await fake.until(({ chats }) => chats.length >= 2);
    await other.engine.start();
    await worker.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'assay events' AND datname = current_database()`,
      [],
    );
    expect(await worker.engine.waitUntilFinished(runId)).toMatchObject({ status: 'completed' });
    expect(fake.chats).toHaveLength(12);
  });

  it('F13 let a frozen process write nothing once it was replaced', async () => {
    const world = await open.world(shared);
    const fake = await open.fake({ models: ['alpha'], answer: calculator(), timeScale: 0.1 });
    await world.addServer(fake);
    const taskIds = await world.addSums(6, 'frozen');
    const runId = await world.launch({ models, taskIds, epochs: 1 });
    const child = await EngineProcess.start({ url: room.url(), exclusive: false, leaseMs: 1_500 });
    await fake.until(({ chats }) => chats.length >= 2 && chats.some((chat) => chat.phase === 'generating'));
    await child.signal('SIGSTOP');
    await world.engine.start();
    await fake.until(({ chats }) => chats.length >= 5);
    await child.signal('SIGCONT');
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'completed' });
    await child.signal('SIGTERM');
    const results = await world.results(runId);
    expect(results.map((result) => result.score)).toEqual(Array(6).fill(1));
    expect(new Set(fake.chats.map((chat) => numberAsked(chat.messages[0]?.content ?? ''))).size).toBe(6);
  });

  it('replace three workers of three servers, of which one is killed, one frozen and one cut off', async () => {
    const world = await open.world(shared);
    const { proxy, url } = await ChaosProxy.before(room.url());
    const script = { models: ['alpha'], answer: calculator(), timeScale: 0.15 };
    const fakes = [await open.fake(script), await open.fake(script), await open.fake(script)];
    const serverIds: string[] = [];
    for (const fake of fakes) serverIds.push(await world.addServer(fake));
    const taskIds = await world.addSums(8, 'three');
    const order = { exclusive: false, leaseMs: 1_500 };
    const [killed, frozen, cut] = [
      await EngineProcess.start({ ...order, url: room.url() }),
      await EngineProcess.start({ ...order, url: room.url() }),
      await EngineProcess.start({ ...order, url, statementMs: 1_000 }),
    ];
    // They wait for work, so that each gets a part of it.
    const refs = serverIds.map((serverId) => ({ model: 'alpha', serverId }));
    const runId = await world.launch({ models: refs, taskIds, epochs: 1 });
    for (const fake of fakes) await fake.until(({ chats }) => chats.length >= 1);
    await killed.signal('SIGKILL');
    await frozen.signal('SIGSTOP');
    proxy.blackHole();
    await world.engine.start();
    await world.parts.database.query('SELECT pg_sleep(2)');
    await frozen.signal('SIGCONT');
    proxy.heal();
    expect(await world.engine.waitUntilFinished(runId)).toEqual({ status: 'completed', reason: null });
    for (const child of [frozen, cut]) await child.signal('SIGTERM');
    await proxy.stop();
    expect((await world.results(runId)).map((result) => result.score)).toEqual(Array(24).fill(1));
    // One slot a server: at most the answer in work is asked for again, by each take-over.
    for (const fake of fakes) expect(fake.chats.length).toBeLessThanOrEqual(8 + 2);
  });
});
