import { type FakeOllama, startFakeOllama } from './fake-ollama';

const NUM_CTX = 512;

interface Asked {
  readonly status: number;
  readonly text: string;
}

function chat(fake: FakeOllama, model: string, more: object = {}, signal?: AbortSignal): Promise<Asked> {
  const body = { model, messages: [{ role: 'user', content: 'hi' }], options: { num_ctx: NUM_CTX }, ...more };
  return post(fake, body, signal);
}

async function post(fake: FakeOllama, body: object, signal?: AbortSignal): Promise<Asked> {
  const sent = { method: 'POST', body: JSON.stringify(body), ...(signal ? { signal } : {}) };
  const response = await fetch(`${fake.url}/api/chat`, sent);
  return { status: response.status, text: await response.text() };
}

async function running(
  fake: FakeOllama,
): Promise<readonly { name: string; context_length: number; expires_at: string }[]> {
  const response = await fetch(`${fake.url}/api/ps`);
  return ((await response.json()) as { models: { name: string; context_length: number; expires_at: string }[] }).models;
}

/** The order in which chats were answered. */
function finished(fake: FakeOllama): string[] {
  const done = fake.chats.filter(({ endedBy }) => endedBy === 'complete');
  return done.toSorted((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0)).map(({ model }) => model ?? '');
}

describe('the scheduler of the fake', () => {
  let fake: FakeOllama;
  afterEach(() => fake.close());

  /** `a` answers until it is told to stop; whoever comes meanwhile finds it busy. */
  async function busy(options: Parameters<typeof startFakeOllama>[0] = {}): Promise<() => Promise<void>> {
    fake = await startFakeOllama({ models: ['a', 'b', 'c', 'd'], timeScale: 0.01, ...options });
    fake.setFault({ kind: 'never_ends' }, { model: 'a', times: 1 });
    const leaving = new AbortController();
    const first = chat(fake, 'a', {}, leaving.signal).catch(() => undefined);
    await fake.until(() => fake.chats[0]?.phase === 'generating');
    return async () => {
      leaving.abort();
      await first;
    };
  }

  it('serves the loaded model at once and evicts it for another', async () => {
    fake = await startFakeOllama({ models: ['a', 'b'], timeScale: 0 });
    await chat(fake, 'a');
    await chat(fake, 'a');
    expect([fake.loads, fake.swaps, fake.loadedModels]).toEqual([1, 0, ['a:latest']]);
    await chat(fake, 'b');
    expect([fake.loads, fake.swaps, fake.loadedModels]).toEqual([2, 1, ['b:latest']]);
    await chat(fake, 'a');
    expect([fake.loads, fake.swaps]).toEqual([3, 2]);
  });

  it('keeps as many models as it may', async () => {
    fake = await startFakeOllama({ models: ['a', 'b', 'c'], timeScale: 0, maxLoaded: 2 });
    for (const model of ['a', 'b', 'a', 'b']) await chat(fake, model);
    expect([fake.loads, fake.swaps, fake.loadedModels]).toEqual([2, 0, ['a:latest', 'b:latest']]);
    await chat(fake, 'c');
    expect([fake.loads, fake.swaps, fake.loadedModels.length]).toEqual([3, 1, 2]);
  });

  it('makes room for what does not fit in memory, and says so when it never will', async () => {
    const models = [
      { name: 'a', sizeBytes: 6 * 2 ** 30 },
      { name: 'b', sizeBytes: 5 * 2 ** 30 },
      { name: 'c', sizeBytes: 9 * 2 ** 30 },
    ];
    fake = await startFakeOllama({ models, timeScale: 0, maxLoaded: 3, memoryBytes: 8 * 2 ** 30 });
    await chat(fake, 'a');
    await chat(fake, 'b');
    expect(fake.loadedModels).toEqual(['b:latest']);
    expect(await chat(fake, 'c')).toEqual({
      status: 500,
      text: '{"error":"model requires more system memory (9.0 GiB) than is available (8.0 GiB)"}',
    });
  });

  it('lets a request for the loaded model overtake one that waits for another', async () => {
    const stop = await busy();
    const waiting = chat(fake, 'b');
    await fake.until(() => fake.chats[1]?.phase === 'queued');
    const overtaking = chat(fake, 'a');
    await fake.until(() => fake.chats[2]?.phase === 'waiting');
    await stop();
    await Promise.all([waiting, overtaking]);
    expect(finished(fake)).toEqual(['a', 'b']);
    expect(fake.loads).toBe(2);
  });

  it('serves its queue first in, first out, whatever is loaded meanwhile', async () => {
    const stop = await busy();
    const all = [chat(fake, 'b')];
    await fake.until(() => fake.chats[1]?.phase === 'queued');
    all.push(chat(fake, 'c'));
    await fake.until(() => fake.chats[2]?.phase === 'queued');
    all.push(chat(fake, 'b'));
    await fake.until(() => fake.chats[3]?.phase === 'queued');
    await stop();
    await Promise.all(all);
    expect(finished(fake).toSorted()).toEqual(['b', 'b', 'c']);
    expect(fake.loads).toBeGreaterThanOrEqual(3);
  });

  it('answers 503 beyond its queue, and only to those that need a load', async () => {
    const stop = await busy({ maxQueue: 1 });
    const head = chat(fake, 'b');
    await fake.until(() => fake.chats[1]?.phase === 'queued');
    const queued = chat(fake, 'c');
    await fake.until(() => fake.chats[2]?.phase === 'queued');
    const same = chat(fake, 'a');
    await fake.until(() => fake.chats[3]?.phase === 'waiting');
    expect(await chat(fake, 'd')).toEqual({
      status: 503,
      text: '{"error":"server busy, please try again.  maximum pending requests exceeded"}',
    });
    await stop();
    expect((await Promise.all([head, queued, same])).map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it.each([
    ['num_ctx', { options: { num_ctx: 384 } }],
    ['shift', { shift: false }],
    ['num_thread', { options: { num_ctx: NUM_CTX, num_thread: 1 } }],
  ])('reloads the model for another %s', async (_name, change) => {
    fake = await startFakeOllama({ models: ['a'], timeScale: 0 });
    await chat(fake, 'a');
    await chat(fake, 'a', change);
    expect([fake.loads, fake.swaps]).toEqual([2, 0]);
    await chat(fake, 'a', change);
    expect(fake.loads).toBe(2);
  });

  it.each([
    ['temperature', { options: { num_ctx: NUM_CTX, temperature: 0.1, seed: 3, num_predict: 2 } }],
    ['truncate', { truncate: false }],
  ])('does not reload it for another %s', async (_name, change) => {
    fake = await startFakeOllama({ models: ['a'], timeScale: 0 });
    await chat(fake, 'a');
    await chat(fake, 'a', change);
    expect(fake.loads).toBe(1);
  });

  it('clips the context to what the model was trained for', async () => {
    fake = await startFakeOllama({ models: [{ name: 'a', contextLength: 2_048 }], timeScale: 0 });
    await chat(fake, 'a', { options: { num_ctx: 8_192 } });
    await chat(fake, 'a', { options: { num_ctx: 2_048 } });
    expect([fake.loads, (await running(fake))[0]?.context_length]).toEqual([1, 2_048]);
  });

  it('shares a runner between tags of the same weights', async () => {
    const models = [
      { name: 'a:q4', weights: 'w' },
      { name: 'a:latest', weights: 'w' },
    ];
    fake = await startFakeOllama({ models, timeScale: 0 });
    await chat(fake, 'a:q4');
    await chat(fake, 'a');
    expect([fake.loads, fake.loadedModels]).toEqual([1, ['a:q4']]);
  });

  it('revives a model that is to leave for a request with keep_alive, and only then', async () => {
    for (const [keepAlive, order] of [
      [{}, ['a', 'b', 'a']],
      [{ keep_alive: '4000s' }, ['a', 'a']],
    ] as const) {
      const stop = await busy();
      const waiting = chat(fake, 'b').catch(() => undefined);
      await fake.until(() => fake.chats[1]?.phase === 'queued');
      const again = chat(fake, 'a', keepAlive);
      await fake.until(() => fake.chats[2]?.phase === 'waiting');
      await stop();
      await again;
      await chat(fake, 'a', keepAlive);
      expect(finished(fake)).toEqual(order);
      await fake.close();
      await waiting;
    }
    fake = await startFakeOllama();
  });

  it('forgets a model whose keep_alive has run out', async () => {
    fake = await startFakeOllama({ models: ['a'], timeScale: 0.001 });
    await chat(fake, 'a', { keep_alive: '10s' });
    expect(fake.loadedModels).toEqual(['a:latest']);
    while (fake.loadedModels.length > 0) await new Promise((resolve) => setTimeout(resolve, 1));
    await chat(fake, 'a');
    expect([fake.loads, fake.swaps]).toEqual([2, 0]);
  });

  it('unloads on an empty request with keep_alive 0, after the answers under way', async () => {
    const stop = await busy();
    expect((await post(fake, { model: 'a', messages: [], keep_alive: 0 })).text).toContain('"done_reason":"unload"');
    expect(fake.loadedModels).toEqual(['a:latest']);
    await stop();
    await fake.until(() => fake.loadedModels.length === 0);
  });

  it('gives up a load whose client leaves', async () => {
    fake = await startFakeOllama({ models: [{ name: 'a', loadMs: 1e6 }], timeScale: 1 });
    const leaving = new AbortController();
    const asked = chat(fake, 'a', {}, leaving.signal).catch(() => 'left');
    await fake.until(() => fake.chats[0]?.phase === 'loading');
    leaving.abort();
    expect(await asked).toBe('left');
    await fake.until(() => fake.chats[0]?.endedBy === 'client left');
    expect([await running(fake), fake.chats[0]?.phase]).toEqual([[], 'loading']);
  });

  it('evicts for one that has left while it waited', async () => {
    const stop = await busy();
    const leaving = new AbortController();
    const asked = chat(fake, 'b', {}, leaving.signal).catch(() => 'left');
    await fake.until(() => fake.chats[1]?.phase === 'queued');
    leaving.abort();
    expect(await asked).toBe('left');
    await stop();
    await fake.until(() => fake.loadedModels.length === 0);
    expect(fake.loads).toBe(1);
  });

  it('answers as many requests at once as it has slots', async () => {
    for (const parallel of [1, 3]) {
      fake = await startFakeOllama({ models: ['a'], timeScale: 0.01, parallel });
      fake.setFault({ kind: 'stall', atToken: 0 });
      const leaving = new AbortController();
      const all = [1, 2, 3, 4].map(() => chat(fake, 'a', {}, leaving.signal).catch(() => undefined));
      await fake.until(() => fake.chats.filter(({ phase }) => phase === 'prefill').length === parallel);
      await fake.until(() => fake.chats.filter(({ phase }) => phase === 'waiting').length === 4 - parallel);
      leaving.abort();
      await Promise.all(all);
      await fake.close();
    }
  });

  it('reads a prompt to its end for a client that has left', async () => {
    fake = await startFakeOllama({
      models: [{ name: 'a', loadMs: 0 }],
      timeScale: 1,
      answer: () => ({ text: 'x', promptMs: 1e6 }),
    });
    const leaving = new AbortController();
    const all = [chat(fake, 'a', {}, leaving.signal).catch(() => undefined)];
    await fake.until(() => fake.chats[0]?.phase === 'prefill');
    leaving.abort();
    await fake.until(() => fake.chats[0]?.endedBy === 'client left');
    all.push(chat(fake, 'a').catch(() => undefined));
    await fake.until(() => fake.chats[1]?.phase === 'waiting');
    expect(fake.loadedModels).toEqual(['a:latest']);
    await fake.close();
    await Promise.all(all);
  });

  it('reads only what its cache does not hold', async () => {
    fake = await startFakeOllama({ models: [{ name: 'a', promptTokensPerSecond: 100 }], timeScale: 1 });
    const asked = () =>
      chat(fake, 'a', { stream: false }).then(({ text }) => JSON.parse(text) as Record<string, number>);
    const [first, second] = [await asked(), await asked()];
    // 5 tokens at 100 a second are 50 ms.
    expect(first['prompt_eval_duration']).toBeGreaterThan(45e6);
    expect(second['prompt_eval_duration']).toBeLessThan(first['prompt_eval_duration']!);
    expect(second['prompt_eval_count']).toBe(first['prompt_eval_count']);
  });

  it('puts a load into load_duration and the wait for a slot into total_duration alone', async () => {
    const stop = await busy({ models: [{ name: 'a', loadMs: 5_000 }] });
    const waiting = chat(fake, 'a', { stream: false });
    await fake.until(() => fake.chats[1]?.phase === 'waiting');
    await new Promise((resolve) => setTimeout(resolve, 30));
    await stop();
    const waited = JSON.parse((await waiting).text) as Record<string, number>;
    expect(waited['total_duration']! - waited['load_duration']!).toBeGreaterThan(25e6);
    await post(fake, { model: 'a', messages: [], keep_alive: 0 });
    await fake.until(() => fake.loadedModels.length === 0);
    const loaded = JSON.parse((await chat(fake, 'a', { stream: false })).text) as Record<string, number>;
    expect(loaded['load_duration']).toBeGreaterThan(45e6);
  });
});
