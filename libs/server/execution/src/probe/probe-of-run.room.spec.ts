import type { SpeedProbe } from '@assay/contracts';
import { LaneRepository } from '@assay/server/persistence';
import { useDatabase } from '@assay/testing/database';
import { calculator, type EngineWorld, useEngine } from '@assay/testing/engine';
import type { AnswerScript, FakeOllama } from '@assay/testing/fake-ollama';

const open = useEngine(useDatabase());
const calm = new AbortController().signal;
const LONG_ANSWER = Array.from({ length: 300 }, (_, n) => `line ${n}`).join(', ');
const answer: AnswerScript = (request) =>
  /\+ 1 =/.test(request.messages.at(-1)?.content ?? '') ? calculator()(request) : LONG_ANSWER;

interface Set {
  readonly world: EngineWorld;
  readonly fake: FakeOllama;
  readonly serverId: string;
  readonly taskIds: string[];
}

async function setUp(): Promise<Set> {
  const world = await open.world();
  const fake = await open.fake({ models: ['alpha', 'beta'], answer, timeScale: 0.002 });
  const serverId = await world.addServer(fake);
  return { world, fake, serverId, taskIds: await world.addSums(6) };
}

async function probesOf(world: EngineWorld, runId: string): Promise<SpeedProbe[]> {
  const rows = await world.query('SELECT id FROM speed_probes WHERE run_id = $1 ORDER BY tag', [runId]);
  return world.engine.probes.ended(
    rows.map((row) => (row as { id: string }).id),
    calm,
  );
}

describe('speed probe of a run', () => {
  it('follows the answers of each model while it is loaded, under the options of the run: no load more', async () => {
    const { world, fake, taskIds } = await setUp();
    await world.engine.start();
    const models = [{ model: 'alpha' }, { model: 'beta' }];
    const runId = await world.launch({ models, taskIds, epochs: 1, options: { numCtx: 4_096 }, speedProbe: true });
    await world.engine.waitUntilFinished(runId);
    const probes = await probesOf(world, runId);
    expect(fake.chats.map(({ model }) => model)).toEqual([
      ...Array<string>(6 + 11).fill('alpha:latest'),
      ...Array<string>(6 + 11).fill('beta:latest'),
    ]);
    expect(fake.loads).toBe(2);
    expect(new Set(fake.chats.map(({ options }) => options['num_ctx']))).toEqual(new Set([4_096]));
    // Whether the figures count is up to the load of this machine; that it was measured is not.
    for (const { measurements, environment } of probes) {
      expect(measurements).toHaveLength(10);
      expect(environment).toMatchObject({ runner: { numCtx: 4_096 } });
    }
  });

  it('is a thing of its own: what a person asks for does not wait for a run, and is not taken for its own', async () => {
    const { world, fake, serverId, taskIds } = await setUp();
    const runId = await world.launch({ models: [{ model: 'beta' }], taskIds, epochs: 1, speedProbe: true });
    await world.engine.command(runId, 'pause');
    const [asked] = await world.engine.probes.request(serverId, ['beta']);
    expect((await world.engine.probes.ofServer(serverId)).map(({ id }) => id)).toEqual([asked?.id]);
    await world.engine.start();
    await world.engine.probes.ended([asked?.id ?? ''], calm);
    // Paused with six questions to go, the run has nothing measured yet.
    expect(fake.chats).toHaveLength(11);
    await world.engine.command(runId, 'resume');
    await world.engine.waitUntilFinished(runId);
    await probesOf(world, runId);
    expect(fake.chats).toHaveLength(11 + 6 + 11);
  });

  it('ends with a run that is cancelled', async () => {
    const { world, fake, taskIds } = await setUp();
    const runId = await world.launch({ models: [{ model: 'alpha' }], taskIds, epochs: 1, speedProbe: true });
    await world.engine.command(runId, 'cancel');
    await world.engine.start();
    await world.engine.waitUntilFinished(runId);
    expect((await probesOf(world, runId)).map(({ state }) => state)).toEqual(['cancelled']);
    expect(fake.chats).toHaveLength(0);
  });

  it('keeps no lane while the run has questions left', async () => {
    const { world, taskIds, serverId } = await setUp();
    const runId = await world.launch({ models: [{ model: 'alpha' }], taskIds, epochs: 1, speedProbe: true });
    await world.engine.command(runId, 'pause');
    const { lanes } = await new LaneRepository(world.parts.database).acquire('somebody', 1_000, 10);
    expect(lanes.filter((lane) => lane.serverId === serverId)).toEqual([]);
  });
});

describe('plan of a run', () => {
  it('takes its time from the last speed probe where a model has no answers yet, and from answers once there are some', async () => {
    const { world, serverId, taskIds } = await setUp();
    const start = { models: [{ model: 'alpha' }], taskIds, epochs: 2, judge: null };
    expect((await world.engine.plan(start)).estimate).toEqual({ lowMs: null, expectedMs: null, highMs: null });
    const [probe] = await world.query(
      `INSERT INTO speed_probes (server_id, model_id, tag, state, figures, finished_at)
       SELECT server_id, model_id, tag, 'done', $2, now() FROM server_models WHERE server_id = $1 AND tag = 'alpha:latest' RETURNING id`,
      [
        serverId,
        JSON.stringify({
          ...{ coldLoadMs: 4_000, gpuShare: 1, contextLength: 8_192, tokensPerSecond: { median: 50 } },
          prompts: [{ prompt: 'short' }, { prompt: 'long', promptTokensPerSecond: { median: 1_000 } }],
        }),
      ],
    );
    expect(probe).toBeDefined();
    const plan = await world.engine.plan({ ...start, options: { numPredict: 100 } });
    // 12 answers of 100 tokens at 50/s are 24 s; about 50 tokens at 1 000/s to read each of them; one load of 4 s.
    const reading = (plan.estimate.lowMs ?? 0) - 24_000;
    expect(reading).toBeGreaterThan(12 * 40);
    expect(reading).toBeLessThan(12 * 70);
    expect(plan.estimate.expectedMs).toBeCloseTo(28_000 + reading, -1);
    expect(plan.blocks[0]?.estimate).toEqual(plan.estimate);
    const free = (await world.engine.plan(start)).estimate;
    expect(free.lowMs).toBeLessThan(free.expectedMs ?? 0);
    expect(free.expectedMs).toBeLessThan(free.highMs ?? 0);
    // A probe says nothing of the model on another server.
    const other = await open.fake({ models: ['alpha'], answer });
    const elsewhere = await world.addServer(other);
    const there = { ...start, models: [{ model: 'alpha', serverId: elsewhere }] };
    expect((await world.engine.plan(there)).estimate.expectedMs).toBeNull();
    await world.engine.start();
    await world.engine.waitUntilFinished(await world.launch({ ...start, models: [{ model: 'alpha', serverId }] }));
    const known = (await world.engine.plan({ ...start, models: [{ model: 'alpha', serverId }] })).estimate;
    expect(known.expectedMs).toBeLessThan(free.lowMs ?? 0);
  });
});
