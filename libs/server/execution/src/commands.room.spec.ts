import { useDatabase } from '@assay/testing/database';
import { calculator, numberAsked, useEngine, type EngineWorld } from '@assay/testing/engine';
import type { FakeOllama } from '@assay/testing/fake-ollama';

const room = useDatabase();
const open = useEngine(room);
const models = [{ model: 'alpha' }];

async function started(
  fake: FakeOllama,
  tasks: number,
  prefix: string,
): Promise<{ world: EngineWorld; runId: string }> {
  const world = await open.world();
  await world.addServer(fake);
  const taskIds = await world.addSums(tasks, prefix);
  await world.engine.start();
  return { world, runId: await world.launch({ models, taskIds, epochs: 1 }) };
}

/** The fake sees that its client hung up while it was in this phase. */
function hungUp(fake: FakeOllama, phase: string): Promise<void> {
  return fake.until(({ requests }) => requests.some((one) => one.endedBy === 'client left' && one.phase === phase));
}

describe('pause and resume', () => {
  it('let the trial in work end, start none, and go on where they were', async () => {
    const fake = await open.fake({ models: ['alpha'], answer: calculator(), timeScale: 0.05 });
    const { world, runId } = await started(fake, 5, 'paused');
    const followed = await world.follow(runId);
    await followed.until((event) => event.type === 'trial.started');
    await world.engine.command(runId, 'pause');
    await world.engine.command(runId, 'pause');
    await followed.until((event) => event.type === 'trial.scored');
    expect(await world.engine.waitUntilFinished(runId)).toEqual({ status: 'paused', reason: null });
    expect(fake.chats).toHaveLength(1);
    expect(await world.results(runId)).toHaveLength(1);
    await world.engine.command(runId, 'resume');
    await followed.until((event) => event.type === 'run.finished');
    expect(fake.chats.map((chat) => numberAsked(chat.messages[0]?.content ?? ''))).toEqual([1, 2, 3, 4, 5]);
    expect(followed.events.filter((event) => event.type === 'run.paused')).toHaveLength(1);
    await expect(world.engine.command(runId, 'pause')).rejects.toMatchObject({ code: 'conflict' });
    await expect(world.engine.command('00000000-0000-0000-0000-000000000000', 'pause')).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('cancel', () => {
  it('F53 reaches the server while it generates, and keeps what is there', async () => {
    const script = calculator();
    const fake = await open.fake({
      models: ['alpha'],
      answer: (request) => (request.index < 2 ? script(request) : { text: 'x', fault: { kind: 'never_ends' } }),
    });
    const { world, runId } = await started(fake, 6, 'generating');
    await fake.until(({ chats }) => chats.some((chat, index) => index === 2 && chat.phase === 'generating'));
    await world.engine.command(runId, 'cancel');
    await hungUp(fake, 'generating');
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'cancelled' });
    const results = await world.results(runId);
    expect(results.filter((result) => result.status === 'scored')).toHaveLength(2);
    expect(results.filter((result) => result.outcome === 'cancelled')).toHaveLength(4);
    await expect(world.engine.command(runId, 'resume')).rejects.toMatchObject({ code: 'conflict' });
  });

  it('F53 reaches the server while it reads the prompt', async () => {
    const fake = await open.fake({
      models: ['alpha'],
      answer: () => ({ text: 'x', promptMs: 0, fault: { kind: 'silent' } }),
    });
    const { world, runId } = await started(fake, 2, 'prefill');
    await fake.until(({ chats }) => chats.some((chat) => chat.phase === 'prefill'));
    await world.engine.command(runId, 'cancel');
    await hungUp(fake, 'prefill');
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'cancelled' });
  });

  it('F53 reaches the server while it loads the model', async () => {
    const fake = await open.fake({ models: [{ name: 'alpha', loadMs: 1e9 }] });
    const { world, runId } = await started(fake, 2, 'loading');
    await fake.until(({ requests }) => requests.some((request) => request.phase === 'loading'));
    await world.engine.command(runId, 'cancel');
    await hungUp(fake, 'loading');
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'cancelled' });
    expect(fake.chats).toEqual([]);
  });

  it('ends a run that never began', async () => {
    const world = await open.world();
    await world.addServer(await open.fake({ models: ['alpha'] }));
    const taskIds = await world.addSums(3, 'never');
    const runId = await world.launch({ models, taskIds, epochs: 2 });
    await world.engine.command(runId, 'cancel');
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'cancelled' });
    expect(await world.results(runId)).toHaveLength(6);
  });

  it('leaves another run of the same block alone', async () => {
    const fake = await open.fake({ models: ['alpha'], answer: calculator(), timeScale: 0.05 });
    const { world, runId } = await started(fake, 4, 'first');
    const taskIds = await world.addSums(3, 'second');
    const other = await world.launch({ models, taskIds, epochs: 1 });
    await world.engine.command(runId, 'cancel');
    expect(await world.engine.waitUntilFinished(other)).toMatchObject({ status: 'completed' });
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'cancelled' });
  });
});

describe('commands in any order', () => {
  it('F58 from two people at once leave a run that ends, with nothing lost', async () => {
    const fake = await open.fake({ models: ['alpha'], answer: calculator(), parallel: 2, timeScale: 0.02 });
    const { world, runId } = await started(fake, 30, 'mixed');
    const commands = ['pause', 'resume', 'pause', 'resume', 'resume', 'pause'] as const;
    const person = async (offset: number): Promise<void> => {
      for (let step = 0; step < 30; step += 1) {
        const command = commands[(step * 7 + offset) % commands.length] ?? 'resume';
        await world.engine.command(runId, command).catch(conflictOnly);
      }
    };
    await Promise.all([person(0), person(3)]);
    await world.engine.command(runId, 'resume').catch(conflictOnly);
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'completed' });
    expect((await world.results(runId)).filter((result) => result.score === 1)).toHaveLength(30);
    expect(fake.chats).toHaveLength(30);
  });
});

function conflictOnly(error: unknown): void {
  if ((error as { code?: unknown }).code !== 'conflict') throw error;
}

describe('the time of a run', () => {
  it('C4 ends it with what it has when it is over, and can be given again', async () => {
    const silent = { text: 'one two', fault: { kind: 'stall', atToken: 1 } } as const;
    const fake = await open.fake({ models: ['alpha'], answer: () => silent });
    const { world, runId } = await started(fake, 3, 'overdue');
    await fake.until(({ chats }) => chats.some((chat) => chat.phase === 'generating'));
    await world.parts.database.query(`UPDATE runs SET deadline_at = now() - interval '1 s' WHERE id = $1`, [runId]);
    expect(await world.engine.waitUntilFinished(runId)).toEqual({
      status: 'cancelled',
      reason: 'Ended at the time limit of runs with 3 of 3 answers not asked for.',
    });
    fake.setAnswer(calculator());
    await world.engine.command(runId, 'retry-failed');
    expect(await world.engine.waitUntilFinished(runId)).toEqual({ status: 'completed', reason: null });
  });

  it('stands still while it is paused', async () => {
    const fake = await open.fake({ models: ['alpha'], answer: calculator() });
    const world = await open.world();
    await world.addServer(fake);
    const taskIds = await world.addSums(2, 'rest');
    const runId = await world.launch({ models, taskIds, epochs: 1 });
    await world.engine.command(runId, 'pause');
    await world.parts.database.query(`UPDATE runs SET deadline_at = now() - interval '1 s' WHERE id = $1`, [runId]);
    await world.engine.start();
    await world.engine.command(runId, 'resume');
    expect(await world.engine.waitUntilFinished(runId)).toEqual({ status: 'completed', reason: null });
  });
});

describe('stop', () => {
  it('gives a running generation back without counting it, and the next start goes on', async () => {
    const fake = await open.fake({ models: ['alpha'], answer: () => ({ text: 'x', fault: { kind: 'never_ends' } }) });
    const { world, runId } = await started(fake, 2, 'stopped');
    await fake.until(({ chats }) => chats.some((chat) => chat.phase === 'generating'));
    await world.engine.stop();
    await hungUp(fake, 'generating');
    const attempts = await world.parts.database.query(
      `SELECT outcome FROM attempts JOIN trials ON trials.id = trial_id WHERE run_id = $1`,
      [runId],
    );
    expect(attempts).toEqual([{ outcome: 'released' }]);
    const [server] = await world.parts.database.query(`SELECT lane_owner FROM servers WHERE base_url = $1`, [fake.url]);
    expect(server).toEqual({ lane_owner: null });
    fake.setAnswer(calculator());
    await world.engine.start();
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'completed' });
    expect(fake.chats).toHaveLength(3);
  });
});
