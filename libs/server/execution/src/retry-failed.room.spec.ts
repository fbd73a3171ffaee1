import type { RunCommand } from '@assay/contracts';
import { useDatabase } from '@assay/testing/database';
import { calculator, numberAsked, useEngine, type EngineWorld } from '@assay/testing/engine';
import type { FakeOllama } from '@assay/testing/fake-ollama';
import * as fc from 'fast-check';

const room = useDatabase();
const open = useEngine(room);
const models = [{ model: 'alpha' }];
const broken = { kind: 'status', status: 500, text: 'something broke' } as const;

/** A run of four sums whose second could not be had. */
async function lacking(prefix: string): Promise<{ world: EngineWorld; fake: FakeOllama; runId: string }> {
  const right = calculator();
  const fake = await open.fake({
    models: ['alpha'],
    answer: (request) =>
      numberAsked(request.messages[0]?.content ?? '') === 2 ? { text: '', fault: broken } : right(request),
  });
  const world = await open.world({ settings: { circuit: { failures: 99, probeMs: 20, waitMs: 60_000 } } });
  await world.addServer(fake);
  const taskIds = await world.addSums(4, prefix);
  await world.engine.start();
  const runId = await world.launch({ models, taskIds, epochs: 1 });
  expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'completed_with_errors' });
  return { world, fake, runId };
}

describe('retry-failed', () => {
  it('asks again for what is missing and for nothing else, however many people press it', async () => {
    const { world, fake, runId } = await lacking('again');
    expect(fake.chats).toHaveLength(8);
    fake.setAnswer(calculator());
    const followed = await world.follow(runId);
    await Promise.all([1, 2, 3].map(() => world.engine.command(runId, 'retry-failed').catch(conflictOnly)));
    expect(await world.engine.waitUntilFinished(runId)).toEqual({ status: 'completed', reason: null });
    expect(fake.chats).toHaveLength(9);
    expect((await world.results(runId)).map((result) => result.score)).toEqual([1, 1, 1, 1]);
    expect(followed.events.filter((event) => event.type === 'run.resumed')).toHaveLength(1);
    await expect(world.engine.command(runId, 'retry-failed')).rejects.toMatchObject({ code: 'conflict' });
  });

  it('gives what is missing all its attempts anew, and keeps the old ones to be read', async () => {
    const { world, fake, runId } = await lacking('anew');
    await world.engine.command(runId, 'retry-failed');
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'completed_with_errors' });
    expect(fake.chats).toHaveLength(8 + 5);
    const [row] = await world.parts.database.query(
      'SELECT count(*)::int AS attempts FROM attempts JOIN trials ON trials.id = trial_id WHERE run_id = $1',
      [runId],
    );
    expect(row).toEqual({ attempts: 3 + 10 });
  });

  it('goes on with a cancelled run while its lane still serves another', async () => {
    const right = calculator();
    let stalls = true;
    const fake = await open.fake({
      models: ['alpha', 'beta'],
      timeScale: 0.02,
      answer: (request) =>
        stalls && request.model.startsWith('alpha')
          ? { text: 'one two', fault: { kind: 'stall', atToken: 1 } }
          : right(request),
    });
    const world = await open.world();
    await world.addServer(fake);
    const taskIds = await world.addSums(6, 'same lane');
    await world.engine.start();
    const runId = await world.launch({ models, taskIds, epochs: 1 });
    await fake.until(({ chats }) => chats.some(({ phase }) => phase === 'generating'));
    const other = await world.launch({ models: [{ model: 'beta' }], taskIds, epochs: 1 });
    await world.engine.command(runId, 'cancel');
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'cancelled' });
    stalls = false;
    await world.engine.command(runId, 'retry-failed');
    expect(await world.engine.waitUntilFinished(other)).toMatchObject({ status: 'completed' });
    expect(await world.engine.waitUntilFinished(runId)).toEqual({ status: 'completed', reason: null });
    expect((await world.results(runId)).map((result) => result.score)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('asks for what a cancelled run had left out', async () => {
    const fake = await open.fake({ models: ['alpha'], answer: calculator(), timeScale: 0.05 });
    const world = await open.world();
    await world.addServer(fake);
    const taskIds = await world.addSums(5, 'left out');
    await world.engine.start();
    const runId = await world.launch({ models, taskIds, epochs: 1 });
    await fake.until(({ chats }) => chats.length === 2);
    await world.engine.command(runId, 'cancel');
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'cancelled' });
    await world.engine.command(runId, 'retry-failed');
    expect(await world.engine.waitUntilFinished(runId)).toEqual({ status: 'completed', reason: null });
    expect((await world.results(runId)).filter((result) => result.score === 1)).toHaveLength(5);
  });

  it('scores again what our side could not score', async () => {
    const world = await open.world();
    const fake = await open.fake({ models: ['alpha'], answer: calculator() });
    await world.addServer(fake);
    const taskIds = await world.addSums(3, 'unscored');
    await world.engine.start();
    const runId = await world.launch({ models, taskIds, epochs: 1 });
    await world.engine.waitUntilFinished(runId);
    await leaveUnscored(world, runId);
    await world.engine.command(runId, 'retry-failed');
    expect(await world.engine.waitUntilFinished(runId)).toEqual({ status: 'completed', reason: null });
    expect((await world.results(runId)).map((result) => result.score)).toEqual([1, 1, 1]);
    expect(fake.chats).toHaveLength(3);
  });

  it('is refused while the run rests, and does nothing while nothing is missing', async () => {
    const fake = await open.fake({ models: ['alpha'], answer: calculator(), timeScale: 0.05 });
    const world = await open.world();
    await world.addServer(fake);
    const taskIds = await world.addSums(3, 'rests');
    await world.engine.start();
    const runId = await world.launch({ models, taskIds, epochs: 1 });
    await world.engine.command(runId, 'retry-failed');
    await world.engine.command(runId, 'pause');
    await expect(world.engine.command(runId, 'retry-failed')).rejects.toMatchObject({ code: 'conflict' });
    await world.engine.command(runId, 'resume');
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'completed' });
    expect(fake.chats).toHaveLength(3);
  });
});

describe('commands of two people', () => {
  it('F58 in any order leave a run that ends, with every answer once', async () => {
    const fake = await open.fake({ models: ['alpha'], answer: calculator(), parallel: 2, timeScale: 0.01 });
    const world = await open.world();
    await world.addServer(fake, 2);
    const taskIds = await world.addSums(5, 'orders');
    await world.engine.start();
    const commands = fc.array(fc.constantFrom<RunCommand>('pause', 'resume', 'cancel', 'retry-failed'), {
      maxLength: 8,
    });
    const ends = async (one: readonly RunCommand[], other: readonly RunCommand[]): Promise<void> => {
      const runId = await world.launch({ models, taskIds, epochs: 1 });
      await Promise.all([one, other].map((orders) => obey(world, runId, orders)));
      await world.engine.command(runId, 'resume').catch(conflictOnly);
      await world.engine.waitUntilFinished(runId);
      await world.engine.command(runId, 'retry-failed').catch(conflictOnly);
      expect(await world.engine.waitUntilFinished(runId)).toEqual({ status: 'completed', reason: null });
      expect((await world.results(runId)).map((result) => result.score)).toEqual([1, 1, 1, 1, 1]);
      expect(await world.broken()).toEqual([]);
    };
    await fc.assert(fc.asyncProperty(commands, commands, ends), { numRuns: 25 });
  });
});

async function obey(world: EngineWorld, runId: string, orders: readonly RunCommand[]): Promise<void> {
  for (const command of orders) await world.engine.command(runId, command).catch(conflictOnly);
}

/** As if the scorer of the first result had failed. */
async function leaveUnscored(world: EngineWorld, runId: string): Promise<void> {
  await world.parts.database.query(
    `WITH chosen AS (SELECT id, evaluation_id FROM benchmark_results WHERE run_id = $1 ORDER BY id LIMIT 1),
     evaluation AS (UPDATE evaluations SET state = 'unscored', accuracy = NULL, passed = NULL, unscored_reason = 'harness_error'
       FROM chosen WHERE evaluations.id = evaluation_id),
     result AS (UPDATE benchmark_results SET status = 'unscored', score = NULL, passed = NULL, unscored_reason = 'harness_error'
       FROM chosen WHERE benchmark_results.id = chosen.id)
     UPDATE runs SET passed = passed - 1, unscored = unscored + 1, status = 'completed_with_errors' WHERE id = $1`,
    [runId],
  );
}

function conflictOnly(error: unknown): void {
  if ((error as { code?: unknown }).code !== 'conflict') throw error;
}
