import type { SpeedProbe } from '@assay/contracts';
import type { Generation } from '@assay/domain/run';
import { OllamaProvider } from '@assay/server/ollama';
import { ModelRepository } from '@assay/server/persistence';
import { useDatabase } from '@assay/testing/database';
import { calculator, type EngineWorld, useEngine } from '@assay/testing/engine';
import type { AnswerScript, FakeOllama, FakeOllamaOptions } from '@assay/testing/fake-ollama';

const room = useDatabase();
const open = useEngine(room);
const calm = new AbortController().signal;
const OUTSIDE = 'a question of another program';
const LONG_ANSWER = Array.from({ length: 300 }, (_, n) => `line ${n}`).join(', ');

/** Sums are added up, a question from outside takes 12 simulated s, everything else is answered at length. */
const answer: AnswerScript = (request) => {
  const asked = request.messages.at(-1)?.content ?? '';
  if (asked === OUTSIDE) return { text: 'a b c d e f g h i j k l', tokensPerSecond: 1 };
  return /\+ 1 =/.test(asked) ? calculator()(request) : LONG_ANSWER;
};

/** A busy machine must not look like a busy server: what the server's phases leave over is taken away. */
class SteadyProvider extends OllamaProvider {
  override async chat(...asked: Parameters<OllamaProvider['chat']>): Promise<Generation> {
    const generation = await super.chat(...asked);
    const { loadMs, promptMs, generationMs } = generation.timings;
    const totalMs = (loadMs ?? 0) + (promptMs ?? 0) + (generationMs ?? 0);
    return { ...generation, timings: { ...generation.timings, totalMs, wallMs: totalMs } };
  }
}

const providers: OllamaProvider[] = [];
afterEach(() => Promise.all(providers.splice(0).map((provider) => provider.close())));

async function measuredWorld(
  options: FakeOllamaOptions = {},
  provider: OllamaProvider = new SteadyProvider(),
): Promise<{ readonly world: EngineWorld; readonly fake: FakeOllama; readonly serverId: string }> {
  providers.push(provider);
  const world = await open.world({ provider });
  const fake = await open.fake({ models: ['alpha', 'beta'], answer, ...options });
  const serverId = await world.addServer(fake);
  return { world, fake, serverId };
}

async function probeOf(world: EngineWorld, serverId: string, model = 'alpha'): Promise<SpeedProbe> {
  const asked = await world.engine.probes.request(serverId, [model]);
  const [ended] = await world.engine.probes.ended(
    asked.map(({ id }) => id),
    calm,
  );
  if (ended === undefined) throw new Error('no probe');
  return ended;
}

const promptsOf = (fake: FakeOllama): string[] => fake.chats.map(({ messages }) => messages.at(-1)?.content ?? '');

describe('speed probe', () => {
  it('loads once, drops a warm-up, then asks five short and five long prompts, none of which a cache can hold', async () => {
    const { world, fake, serverId } = await measuredWorld();
    await world.engine.start();
    const probe = await probeOf(world, serverId);
    expect(probe).toMatchObject({ state: 'done', reason: null, done: 11, total: 11, model: 'alpha:latest' });
    expect(fake.loads).toBe(1);
    const prompts = promptsOf(fake);
    expect(prompts).toHaveLength(11);
    expect(new Set(prompts.map((prompt) => prompt.slice(0, 8))).size).toBe(11);
    for (const { options } of fake.chats) expect(options).toMatchObject({ temperature: 0, num_predict: 128 });
    expect(probe.measurements.map(({ prompt, no }) => `${prompt} ${no}`).slice(0, 3)).toEqual([
      'short 1',
      'long 1',
      'short 2',
    ]);
    const [short, long] = probe.figures?.prompts ?? [];
    expect([short?.tokensPerSecond?.n, long?.promptTokensPerSecond?.n]).toEqual([5, 5]);
    expect(long?.promptTokens?.median).toBeGreaterThan(1_000);
    expect(short?.promptTokens?.median).toBeLessThan(100);
    expect(probe.figures).toMatchObject({
      gpuShare: 1,
      contextLength: 8_192,
      coldLoadMs: expect.any(Number) as number,
    });
    expect(probe.environment).toMatchObject({ model: { tag: 'alpha:latest' }, runner: { numCtx: 8_192 } });
    const { items } = await new ModelRepository(world.parts.database).list({ search: 'alpha' });
    expect(items[0]?.lastProbe).toMatchObject({
      id: probe.id,
      valid: true,
      tokensPerSecond: expect.any(Number) as number,
    });
  });

  it('measures no load where the model lies in memory, and gives the lane back', async () => {
    const { world, serverId } = await measuredWorld();
    await world.engine.start();
    await probeOf(world, serverId);
    expect((await probeOf(world, serverId)).figures?.coldLoadMs).toBeNull();
    const free = async (): Promise<boolean> => {
      const [row] = await world.query('SELECT lane_owner IS NULL AS free FROM servers WHERE id = $1', [serverId]);
      return (row as { free: boolean }).free;
    };
    while (!(await free())) await new Promise((resolve) => setTimeout(resolve, 20));
  });

  it('waits for the end of a block, and a run waits for the probe: never one among the other', async () => {
    const { world, fake, serverId } = await measuredWorld({ timeScale: 0.002 });
    const taskIds = await world.addSums(12);
    await world.engine.start();
    const run = { models: [{ model: 'alpha' }], taskIds, epochs: 1 };
    const first = await world.launch(run);
    await fake.until(({ chats }) => chats.length >= 3);
    const [asked] = await world.engine.probes.request(serverId, ['beta']);
    await fake.until(({ chats }) => chats.some(({ model }) => model === 'beta:latest'));
    const second = await world.launch(run);
    await world.engine.waitUntilFinished(first);
    await world.engine.waitUntilFinished(second);
    const [probe] = await world.engine.probes.ended([asked?.id ?? ''], calm);
    expect(probe?.state).toBe('done');
    const order = fake.chats.map(({ model }) => model);
    expect(order).toEqual([
      ...Array(12).fill('alpha:latest'),
      ...Array(11).fill('beta:latest'),
      ...Array(12).fill('alpha:latest'),
    ]);
  });

  it.each<[string, (fake: FakeOllama) => void | Promise<unknown>, RegExp]>([
    [
      'somebody else asked the server',
      // It holds the one slot for 600 real ms.
      (fake) => void askOutside(fake, 'alpha'),
      /^Something else used the server or the machine: request \d with the (short|long) prompt waited/,
    ],
    [
      'another model was used',
      (fake) => askOutside(fake, 'beta'),
      /^Another program used beta:latest on this server during the probe\.$/,
    ],
    [
      'the model left the graphics card',
      (fake) => fake.changeModel('alpha', { vramBytes: 1_000_000_000 }),
      /^Part of the model moved from the graphics card to the CPU/,
    ],
  ])('is not valid when %s', async (_name, disturb, reason) => {
    const { world, fake, serverId } = await measuredWorld({ timeScale: 0.05, maxLoaded: 2 }, new OllamaProvider());
    await world.engine.start();
    const [asked] = await world.engine.probes.request(serverId, ['alpha']);
    await fake.until(({ chats }) => chats.length >= 4);
    await disturb(fake);
    const [probe] = await world.engine.probes.ended([asked?.id ?? ''], calm);
    expect(probe).toMatchObject({ state: 'not_valid', figures: null, reason: expect.stringMatching(reason) as string });
    expect(probe?.measurements).toHaveLength(10);
    const { items } = await new ModelRepository(world.parts.database).list({ search: 'alpha' });
    expect(items[0]?.lastProbe).toMatchObject({ valid: false, tokensPerSecond: null, reason: probe?.reason });
  });

  it('stops when it is cancelled: the request at once, what waits without having begun', async () => {
    const { world, fake, serverId } = await measuredWorld({
      timeScale: 1,
      models: ['alpha', { name: 'beta', loadMs: 0 }],
    });
    fake.setFault({ kind: 'never_ends' }, { model: 'alpha' });
    await world.engine.start();
    const asked = await world.engine.probes.request(serverId);
    expect(asked.map(({ model }) => model)).toEqual(['alpha:latest', 'beta:latest']);
    await fake.until(({ chats }) => chats[0]?.phase === 'generating');
    expect(await world.engine.probes.cancel(serverId)).toHaveLength(2);
    await fake.until(({ chats }) => chats[0]?.endedBy === 'client left');
    const ended = await world.engine.probes.ended(
      asked.map(({ id }) => id),
      calm,
    );
    expect(ended.map(({ state, figures }) => [state, figures])).toEqual([
      ['cancelled', null],
      ['cancelled', null],
    ]);
    expect(promptsOf(fake)).toHaveLength(1);
  });

  it('takes up what a process that died had begun, and gives up when each one dies', async () => {
    const { world, serverId } = await measuredWorld();
    const insert = (model: string, starts: number): Promise<readonly object[]> =>
      world.query(
        `INSERT INTO speed_probes (server_id, model_id, tag, state, lane_token, starts, started_at)
         SELECT $1, model_id, tag, 'running', 99, $3, now() FROM server_models WHERE server_id = $1 AND tag = $2 RETURNING id`,
        [serverId, model, starts],
      );
    const [once] = await insert('alpha:latest', 1);
    const [often] = await insert('beta:latest', 3);
    await world.engine.start();
    const ended = await world.engine.probes.ended(
      [once, often].map((row) => (row as { id: string }).id),
      calm,
    );
    expect(ended.map(({ state }) => state)).toEqual(['done', 'failed']);
    expect(ended[1]?.reason).toMatch(/^Assay ended each time/);
  });

  it('says why there is nothing to measure', async () => {
    const { world, fake, serverId } = await measuredWorld();
    await world.engine.start();
    fake.setModels(['beta']);
    expect(await probeOf(world, serverId)).toMatchObject({
      state: 'failed',
      reason: expect.stringMatching(/does not list alpha:latest any more\.$/) as string,
    });
    await fake.close();
    expect(await probeOf(world, serverId, 'beta')).toMatchObject({ state: 'failed' });
  });

  it('refuses what cannot be measured', async () => {
    const { world, serverId } = await measuredWorld();
    const { probes } = world.engine;
    await expect(probes.request(serverId, ['nope'])).rejects.toMatchObject({ code: 'unknown_model' });
    await expect(probes.request('00000000-0000-7000-8000-000000000000')).rejects.toMatchObject({ code: 'not_found' });
    await world.query('UPDATE servers SET enabled = false WHERE id = $1', [serverId]);
    await expect(probes.request(serverId)).rejects.toMatchObject({ code: 'conflict' });
    await expect(probes.cancel('00000000-0000-7000-8000-000000000000')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is asked for once, however often', async () => {
    const { world, serverId } = await measuredWorld();
    const [first] = await world.engine.probes.request(serverId, ['alpha']);
    const [second] = await world.engine.probes.request(serverId, ['alpha:latest']);
    expect(second?.id).toBe(first?.id);
  });
});

/** A request of another program; resolves when it is answered. */
async function askOutside(fake: FakeOllama, model: string): Promise<void> {
  const messages = [{ role: 'user', content: OUTSIDE }];
  const body = { model, messages, options: { num_ctx: 8_192 }, truncate: false, shift: false };
  await fetch(`${fake.url}/api/chat`, { method: 'POST', body: JSON.stringify(body) }).then((response) =>
    response.text(),
  );
}
