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
