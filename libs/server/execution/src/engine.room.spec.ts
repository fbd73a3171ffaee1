import type { RunEvent } from '@assay/contracts';
import { Failpoints, type Failpoint } from '@assay/domain/run';
import { useDatabase } from '@assay/testing/database';
import { calculator, numberAsked, useEngine } from '@assay/testing/engine';
import type { FakeOllama } from '@assay/testing/fake-ollama';

const room = useDatabase();
const open = useEngine(room);
const two = [{ model: 'alpha' }, { model: 'beta' }];

describe('Engine', () => {
  it('takes a run of two models to its end: right scores, one swap, never more requests than slots', async () => {
    const world = await open.world();
    const answer = calculator((n, model) => model.startsWith('beta') && n > 5);
    const fake = await open.fake({ models: ['alpha', 'beta'], parallel: 2, answer });
    await world.addServer(fake, 2);
    const taskIds = await world.addSums(8);
    await world.engine.start();
    const plan = await world.engine.plan({ models: two, taskIds, epochs: 2 });
    expect(plan).toMatchObject({ tasks: 8, trials: 32, predictedSwaps: 1, problems: [] });
    const runId = await world.launch({ models: two, taskIds, epochs: 2 });
    expect(await world.engine.waitUntilFinished(runId)).toEqual({ status: 'completed', reason: null });

    const results = await world.results(runId);
    expect(results).toHaveLength(32);
    const passed = (model: string): number =>
      results.filter((one) => one.model === model && one.passed === true).length;
    expect([passed('alpha:latest'), passed('beta:latest')]).toEqual([16, 10]);
    expect(fake.swaps).toBe(1);
    expect(fake.chats).toHaveLength(32);
    expect(fake.requests.filter((request) => request.path === '/api/chat')).toHaveLength(34); // and one load each
    expect(mostAtOnce(fake)).toBe(2);
    const [run] = await world.parts.database.query('SELECT swaps, load_ms > 0 AS loaded FROM runs WHERE id = $1', [
      runId,
    ]);
    expect(run).toEqual({ swaps: 1, loaded: true });
  });

  it('tells the whole story in order: stored before scored, counts that always add up', async () => {
    const world = await open.world();
    await world.addServer(await open.fake({ models: ['alpha', 'beta'], parallel: 4, answer: calculator() }), 4);
    const taskIds = await world.addSums(6, 'story');
    await world.engine.start();
    const runId = await world.launch({ models: two, taskIds, epochs: 1 });
    const followed = await world.follow(runId);
    await followed.until((event) => event.type === 'run.finished');
    const { events } = followed;
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
    expect(events.slice(0, 3).map((event) => event.type)).toEqual(['run.queued', 'run.started', 'block.started']);
    const trials = new Map<string, string[]>();
    for (const event of events) {
      if ('trial' in event) trials.set(event.trial.trialId, [...(trials.get(event.trial.trialId) ?? []), event.type]);
    }
    expect(trials.size).toBe(12);
    for (const story of trials.values()) expect(story).toEqual(['trial.started', 'trial.generated', 'trial.scored']);
    expect(events.map(sumOfCounts)).toEqual(events.map(() => 12));
    expect(events.at(-1)?.counts).toMatchObject({ passed: 12, waiting: 0, running: 0 });
  });

  it('has the raw answer in the database before a scorer sees it', async () => {
    const seen: string[] = [];
    const looks: Promise<void>[] = [];
    const failpoints = new (class extends Failpoints {
      override pass(place: Failpoint): void {
        if (place === 'before_evaluation') looks.push(look());
      }
    })();
    const world = await open.world({ failpoints });
    const look = async (): Promise<void> => {
      const rows = await world.parts.database.query<{ output: string }>('SELECT output FROM benchmark_results');
      seen.push(...rows.map((row) => row.output));
    };
    await world.addServer(await open.fake({ models: ['alpha'], answer: calculator() }));
    const taskIds = await world.addSums(1, 'raw');
    await world.engine.start();
    const runId = await world.launch({ models: [{ model: 'alpha' }], taskIds, epochs: 1 });
    await world.engine.waitUntilFinished(runId);
    await Promise.all(looks);
    expect(seen).toContain('The sum is easy.\nANSWER: 2');
  });

  it('asks each epoch its variant, with the sampling of run, suite and task', async () => {
    const world = await open.world();
    const fake = await open.fake({ models: ['alpha'], answer: calculator() });
    await world.addServer(fake);
    const taskIds = await world.addSums(1, 'sampled', { options: { temperature: 0.3, topK: 7 } });
    await world.parts.database.query('UPDATE benchmark_tasks SET variants = $1 WHERE id = $2', [
      JSON.stringify([
        { taskDescription: '10 + 1 = ?', expectedOutput: '11' },
        { taskDescription: '20 + 1 = ?', expectedOutput: '21' },
      ]),
      taskIds[0],
    ]);
    await world.engine.start();
    const options = { temperature: 0.9, numCtx: 2_048 };
    const runId = await world.launch({ models: [{ model: 'alpha' }], taskIds, epochs: 3, options });
    await world.engine.waitUntilFinished(runId);
    expect(fake.chats.map((chat) => numberAsked(chat.messages.at(-1)?.content ?? ''))).toEqual([10, 20, 10]);
    expect(new Set(fake.chats.map((chat) => chat.options['seed'])).size).toBe(3);
    for (const chat of fake.chats) {
      expect(chat.options).toMatchObject({ temperature: 0.9, top_k: 7, num_ctx: 2_048, num_predict: 2_048 });
    }
    expect((await world.results(runId)).map((result) => result.passed)).toEqual([true, true, true]);
    const flags = (await world.results(runId)).map((result) => result.flags);
    expect(flags.map((of) => of.includes('prompt_cached'))).toEqual([false, false, true]);
  });

  it('shares one load between two runs of the same model', async () => {
    const world = await open.world();
    const fake = await open.fake({ models: ['alpha', 'beta'], answer: calculator() });
    await world.addServer(fake);
    const taskIds = await world.addSums(3, 'shared');
    const one = await world.launch({ models: two, taskIds, epochs: 1 });
    const other = await world.launch({ models: [...two].reverse(), taskIds, epochs: 1 });
    await world.engine.start();
    await world.engine.waitUntilFinished(one);
    await world.engine.waitUntilFinished(other);
    expect(fake.loads).toBe(2);
    expect(fake.chats).toHaveLength(12);
  });

  it('needs no swap between two tags that share their weights', async () => {
    const world = await open.world();
    const weights = 'w'.repeat(64);
    const fake = await open.fake({
      models: [{ name: 'alpha', weights }, 'beta', { name: 'gamma', weights }],
      answer: calculator(),
    });
    await world.addServer(fake);
    await world.parts.database.query(`UPDATE models SET details = $1 WHERE name IN ('alpha:latest', 'gamma:latest')`, [
      JSON.stringify({ fingerprint: { weights } }),
    ]);
    const taskIds = await world.addSums(2, 'weights');
    const models = ['alpha', 'beta', 'gamma'].map((model) => ({ model }));
    expect(await world.engine.plan({ models, taskIds, epochs: 1 })).toMatchObject({ predictedSwaps: 1 });
    await world.engine.start();
    const runId = await world.launch({ models, taskIds, epochs: 1 });
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'completed' });
    expect(fake.swaps).toBe(1);
  });

  it('works on two servers side by side', async () => {
    const world = await open.world();
    const here = await open.fake({ models: ['alpha'], answer: calculator() });
    const there = await open.fake({ models: ['alpha'], answer: calculator() });
    const [serverId, otherId] = [await world.addServer(here), await world.addServer(there)];
    const taskIds = await world.addSums(4, 'servers');
    await world.engine.start();
    await expect(world.launch({ models: [{ model: 'alpha' }], taskIds })).rejects.toMatchObject({
      code: 'ambiguous_model',
    });
    const models = [serverId, otherId].map((id) => ({ model: 'alpha', serverId: id }));
    const runId = await world.launch({ models, taskIds, epochs: 1 });
    await world.engine.waitUntilFinished(runId);
    expect([here.chats.length, there.chats.length]).toEqual([4, 4]);
  });

  it('leaves what needs a judge unscored and says so before the run', async () => {
    const world = await open.world();
    await world.addServer(await open.fake({ models: ['alpha'], answer: calculator() }));
    const taskIds = await world.addSums(2, 'judged', { criteria: 'The answer is polite.' });
    await world.engine.start();
    const plan = await world.engine.plan({ models: [{ model: 'alpha' }], taskIds, epochs: 1 });
    expect(plan.problems).toMatchObject([
      { level: 'warning', code: 'no_judge', taskKeys: ['judged-0001', 'judged-0002'] },
    ]);
    const runId = await world.launch({ models: [{ model: 'alpha' }], taskIds, epochs: 1 });
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'completed' });
    expect((await world.results(runId)).map((result) => [result.status, result.score])).toEqual([
      ['unscored', null],
      ['unscored', null],
    ]);
  });

  it('refuses what cannot be planned, each with its code', async () => {
    const world = await open.world();
    const fake = await open.fake({ models: ['alpha'] });
    await world.addServer(fake);
    const taskIds = await world.addSums(1, 'refused');
    const start = { models: [{ model: 'alpha' }], taskIds, epochs: 1 };
    const refused = (change: object): Promise<string> => world.launch({ ...start, ...change });
    await expect(refused({ models: [{ model: 'omega' }] })).rejects.toMatchObject({ code: 'unknown_model' });
    await expect(refused({ taskIds: ['00000000-0000-0000-0000-000000000000'] })).rejects.toMatchObject({
      code: 'invalid_request',
    });
    await expect(refused({ taskIds: undefined, taskTypes: ['planning'] })).rejects.toMatchObject({
      code: 'nothing_to_run',
    });
    await expect(refused({ taskIds: undefined, suiteId: 'none' })).rejects.toMatchObject({ code: 'invalid_request' });
    await fake.close();
    await expect(refused({})).rejects.toMatchObject({ code: 'run_refused' });
    expect(await world.engine.plan(start)).toMatchObject({
      problems: [{ level: 'error', code: 'server_unreachable' }],
    });
    expect(await world.parts.database.query('SELECT id FROM runs WHERE name LIKE $1', ['refused%'])).toEqual([]);
  });

  it('F59 gives the same run for the same key', async () => {
    const world = await open.world();
    await world.addServer(await open.fake({ models: ['alpha'] }));
    const taskIds = await world.addSums(1, 'key');
    const start = { models: [{ model: 'alpha' }], taskIds, epochs: 1 };
    const [one, other] = await Promise.all([world.engine.launch(start, 'k'), world.engine.launch(start, 'k')]);
    expect(other.runId).toBe(one.runId);
    expect((await world.engine.launch(start)).runId).not.toBe(one.runId);
  });

  it('F60 asks the version of a task that it was started with, though somebody edits and archives it', async () => {
    const world = await open.world();
    const fake = await open.fake({ models: ['alpha'], answer: calculator(), timeScale: 0.05 });
    await world.addServer(fake);
    const taskIds = await world.addSums(4, 'edited');
    await world.engine.start();
    const runId = await world.launch({ models: [{ model: 'alpha' }], taskIds, epochs: 1 });
    await fake.until(({ chats }) => chats.length === 1);
    await world.parts.database.query(
      'UPDATE benchmark_tasks SET superseded_at = now(), archived_at = now() WHERE id = ANY($1)',
      [taskIds],
    );
    await world.addSums(4, 'edited-after');
    expect(await world.engine.waitUntilFinished(runId)).toEqual({ status: 'completed', reason: null });
    const results = await world.results(runId);
    expect(results.map((result) => result.benchmarkTaskId).sort()).toEqual([...taskIds].sort());
    expect(results.map((result) => result.score)).toEqual([1, 1, 1, 1]);
  });

  it('F66 lets results be read to their end while it goes on, each once', async () => {
    const world = await open.world();
    const fake = await open.fake({ models: ['alpha'], answer: calculator(), timeScale: 0.02 });
    await world.addServer(fake);
    const taskIds = await world.addSums(12, 'read');
    await world.engine.start();
    const runId = await world.launch({ models: [{ model: 'alpha' }], taskIds, epochs: 1 });
    await fake.until(({ chats }) => chats.length >= 4);
    const seen = (await world.results(runId)).map((result) => result.id);
    expect(seen.length).toBeGreaterThanOrEqual(3);
    expect(new Set(seen).size).toBe(seen.length);
    await world.engine.waitUntilFinished(runId);
    const all = (await world.results(runId)).map((result) => result.id);
    expect(new Set(all).size).toBe(12);
    expect(all.slice(0, seen.length)).toEqual(seen);
  });

  it('touches no other run when told to work on its own only', async () => {
    const before = await open.world();
    const fake = await open.fake({ models: ['alpha'], answer: calculator() });
    await before.addServer(fake);
    const taskIds = await before.addSums(2, 'own');
    const others = await before.launch({ models: [{ model: 'alpha' }], taskIds, epochs: 1 });
    const world = await open.world({ settings: { scope: 'own' } });
    await world.engine.start();
    const own = await world.launch({ models: [{ model: 'alpha' }], taskIds, epochs: 1 });
    await world.engine.waitUntilFinished(own);
    expect(fake.chats).toHaveLength(2);
    expect(await world.results(others)).toEqual([]);
    await world.engine.command(others, 'cancel');
  });
});

function sumOfCounts({ counts }: RunEvent): number {
  const { total: _total, ...parts } = counts;
  return Object.values(parts).reduce((sum, part) => sum + part, 0);
}

function mostAtOnce(fake: FakeOllama): number {
  const points = fake.chats.flatMap(({ at, endedAt }) => [
    { at, step: 1 },
    { at: endedAt ?? Infinity, step: -1 },
  ]);
  points.sort((a, b) => a.at - b.at || a.step - b.step);
  let now = 0;
  return points.reduce((most, { step }) => Math.max(most, (now += step)), 0);
}
