import type { Failpoint } from '@assay/domain/run';
import { useDatabase } from '@assay/testing/database';
import { calculator, EngineProcess, numberAsked, useEngine, type EngineWorld } from '@assay/testing/engine';
import type { FakeOllama } from '@assay/testing/fake-ollama';

const room = useDatabase();
const open = useEngine(room);
const models = [{ model: 'alpha' }];

async function accepted(
  fake: FakeOllama,
  tasks: number,
  prefix: string,
): Promise<{ world: EngineWorld; runId: string }> {
  const world = await open.world();
  await world.addServer(fake);
  const taskIds = await world.addSums(tasks, prefix);
  return { world, runId: await world.launch({ models, taskIds, epochs: 1 }) };
}

/** How often each sum was asked. */
function timesAsked(fake: FakeOllama): Map<number, number> {
  const times = new Map<number, number>();
  for (const chat of fake.chats) {
    const n = numberAsked(chat.messages[0]?.content ?? '');
    times.set(n, (times.get(n) ?? 0) + 1);
  }
  return times;
}

const repeated = (fake: FakeOllama): number => [...timesAsked(fake).values()].filter((times) => times > 1).length;

describe('kill -9', () => {
  it('in the middle of forty trials loses nothing, doubles nothing and asks no finished answer again', async () => {
    const fake = await open.fake({ models: ['alpha'], answer: calculator(), timeScale: 0.03 });
    const { world, runId } = await accepted(fake, 40, 'killed');
    const child = await EngineProcess.start({ url: room.url(), exclusive: true });
    await fake.until(({ chats }) => chats.filter((chat) => chat.endedBy === 'complete').length >= 20);
    await child.signal('SIGKILL');
    expect(await world.broken()).toEqual([]);
    const stored = await world.results(runId);
    expect(stored.length).toBeGreaterThanOrEqual(19);
    await world.engine.start();
    expect(await world.engine.waitUntilFinished(runId)).toEqual({ status: 'completed', reason: null });
    const results = await world.results(runId);
    expect(results.map((result) => result.taskKey).sort()).toEqual(
      Array.from({ length: 40 }, (_, n) => `killed-${String(n + 1).padStart(4, '0')}`),
    );
    expect(results.filter((result) => result.score === 1)).toHaveLength(40);
    // One slot: at most the one answer that was on its way is asked for twice, and nothing that was stored.
    expect(repeated(fake)).toBeLessThanOrEqual(1);
    const times = timesAsked(fake);
    for (const result of stored) expect(times.get(Number(result.taskKey.slice(-4)))).toBe(1);
  });

  it.each<[string, Failpoint]>([
    ['F02', 'after_claim'],
    ['F02', 'before_first_token'],
    ['F03', 'mid_stream'],
    ['F04', 'after_stream_before_commit'],
    ['F05', 'after_generation_commit'],
    ['F05', 'before_evaluation'],
    ['F05', 'after_evaluation_before_commit'],
    ['F06', 'after_result_commit_before_event'],
  ])('%s at %s repeats at most the answer in work, and none that was stored', async (_number, place) => {
    const fake = await open.fake({ models: ['alpha'], answer: calculator() });
    const { world, runId } = await accepted(fake, 4, place);
    const child = await EngineProcess.start({ url: room.url(), exclusive: true, failpoint: `${place}:2` });
    expect(await child.ended()).toBe('SIGKILL');
    expect(await world.broken()).toEqual([]);
    const stored = await world.results(runId);
    await world.engine.start();
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'completed' });
    const results = await world.results(runId);
    expect(results.filter((result) => result.score === 1)).toHaveLength(4);
    expect(repeated(fake)).toBeLessThanOrEqual(1);
    const times = timesAsked(fake);
    for (const result of stored) expect(times.get(Number(result.taskKey.slice(-4)))).toBe(1);
    const story = await world.follow(runId);
    expect(story.events.map((event) => event.seq)).toEqual(story.events.map((_, index) => index + 1));
    expect(story.events.at(-1)).toMatchObject({ type: 'run.finished', counts: { passed: 4 } });
  });

  it('F01 before the first claim leaves the run queued; it starts by itself', async () => {
    const fake = await open.fake({ models: ['alpha'], answer: calculator() });
    const { world, runId } = await accepted(fake, 3, 'queued');
    expect(await world.follow(runId)).toMatchObject({ events: [{ type: 'run.queued' }] });
    await world.engine.start();
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'completed' });
  });

  it('F07 while the run is being ended ends it once', async () => {
    const fake = await open.fake({ models: ['alpha'], answer: calculator() });
    const { world, runId } = await accepted(fake, 2, 'finalize');
    const child = await EngineProcess.start({ url: room.url(), exclusive: true, failpoint: 'during_run_finalize' });
    expect(await child.ended()).toBe('SIGKILL');
    await world.engine.start();
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'completed' });
    expect(fake.chats).toHaveLength(2);
  });
});

describe('SIGTERM', () => {
  it('F10 ends within the grace time, begins nothing more and gives everything back', async () => {
    const fake = await open.fake({ models: ['alpha'], answer: () => ({ text: 'x', fault: { kind: 'never_ends' } }) });
    const { world, runId } = await accepted(fake, 3, 'term');
    const child = await EngineProcess.start({ url: room.url(), exclusive: true });
    await fake.until(({ chats }) => chats.some((chat) => chat.phase === 'generating'));
    await child.signal('SIGTERM');
    expect(await child.ended()).toBe(0);
    expect(fake.chats).toHaveLength(1);
    expect(fake.chats[0]?.endedBy).toBe('client left');
    const held = await world.parts.database.query('SELECT id FROM servers WHERE lane_owner IS NOT NULL');
    expect(held).toEqual([]);
    fake.setAnswer(calculator());
    await world.engine.start();
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'completed' });
  });
});
