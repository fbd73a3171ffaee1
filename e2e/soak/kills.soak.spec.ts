import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { useDatabase } from '@assay/testing/database';
import { calculator, EngineProcess, numberAsked, useEngine, type EngineWorld } from '@assay/testing/engine';
import type { FakeOllama } from '@assay/testing/fake-ollama';

const room = useDatabase();
const open = useEngine(room);
const models = [{ model: 'alpha' }];
const KILLS = Number(process.env['ASSAY_SOAK_KILLS'] ?? 200);
const TRIALS = 2 * KILLS;
const SLOTS = 2;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function accepted(
  fake: FakeOllama,
  tasks: number,
  prefix: string,
): Promise<{ world: EngineWorld; runId: string }> {
  const world = await open.world();
  await world.addServer(fake, SLOTS);
  const taskIds = await world.addSums(tasks, prefix);
  return { world, runId: await world.launch({ models, taskIds, epochs: 1 }) };
}

function callsTooMany(fake: FakeOllama): number {
  const questions = fake.chats.map((chat) => numberAsked(chat.messages[0]?.content ?? ''));
  return questions.length - new Set(questions).size;
}

async function isOver(world: EngineWorld, runId: string): Promise<boolean> {
  const [row] = await world.parts.database.query<{ over: boolean }>(
    'SELECT finished_at IS NOT NULL AS over FROM runs WHERE id = $1',
    [runId],
  );
  return row?.over === true;
}

describe('kill -9, again and again', () => {
  it(`F08 ${KILLS} times in one run of ${TRIALS} trials loses nothing and doubles nothing`, async () => {
    // Slow enough for so many kills: each process lives as long as a few answers take.
    const fake = await open.fake({ models: ['alpha'], answer: calculator(), timeScale: 0.5, parallel: SLOTS });
    const { world, runId } = await accepted(fake, TRIALS, 'kills');
    let kills = 0;
    while (kills < KILLS && !(await isOver(world, runId))) {
      const child = await EngineProcess.start({ url: room.url(), exclusive: true });
      const before = fake.chats.length;
      await Promise.race([fake.until(({ chats }) => chats.length > before), pause(5_000)]);
      await pause(Math.random() * 300);
      await child.signal('SIGKILL');
      kills += 1;
      if (kills % 20 === 0) expect(await world.broken()).toEqual([]);
    }
    await world.engine.start();
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'completed' });
    expect((await world.results(runId)).filter((result) => result.score === 1)).toHaveLength(TRIALS);
    expect(callsTooMany(fake)).toBeLessThanOrEqual(kills * SLOTS);
    process.stdout.write(
      `${JSON.stringify({ soak: 'kills', kills, calls: fake.chats.length, again: callsTooMany(fake) })}\n`,
    );
  });

  it('F09 by the memory limit of V8 ends the process, not the run', async () => {
    const huge = 'x'.repeat(900_000);
    const fake = await open.fake({
      models: ['alpha'],
      parallel: SLOTS,
      answer: () => ({ text: huge, tokensPerSecond: 1e9 }),
    });
    const { world, runId } = await accepted(fake, 12, 'memory');
    const script = join(process.cwd(), 'e2e', 'soak', 'small-heap.mjs');
    const child = spawn(process.execPath, ['--max-old-space-size=24', script, room.url()], { stdio: 'ignore' });
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    expect(code === 0 && signal === null).toBe(false);
    expect(await world.broken()).toEqual([]);
    fake.setAnswer(calculator());
    await world.engine.start();
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'completed' });
    expect(await world.results(runId)).toHaveLength(12);
  });
});
