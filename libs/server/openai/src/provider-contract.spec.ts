import type { ModelProvider, ServerAddress } from '@assay/domain/run';
import { ModelWire, OllamaProvider } from '@assay/server/ollama';
import {
  aChatControl,
  aChatRequest,
  failureOf,
  startFakeOllama,
  type FakeOllama,
  type FakeOllamaOptions,
  type Fault,
} from '@assay/testing/fake-ollama';
import { OpenAiProvider } from './openai.provider';

/** One kind of server: how to make its adapter, and where its chats and lists are asked for. */
interface Kind {
  readonly kind: 'ollama' | 'openai';
  readonly chat: string;
  readonly list: string;
  readonly make: () => { readonly provider: ModelProvider; readonly close: () => Promise<void> };
}

const KINDS: readonly Kind[] = [
  {
    kind: 'ollama',
    chat: '/api/chat',
    list: '/api/tags',
    make: () => {
      const provider = new OllamaProvider({ askTimeoutMs: 30_000 });
      return { provider, close: () => provider.close() };
    },
  },
  {
    kind: 'openai',
    chat: '/v1/chat/completions',
    list: '/v1/models',
    make: () => {
      const wire = new ModelWire();
      return { provider: new OpenAiProvider(wire, 30_000), close: () => wire.close() };
    },
  },
];

const calm = new AbortController().signal;

/** What the engine relies on, whatever the server speaks. */
describe.each(KINDS)('a provider of kind $kind', ({ kind, chat, list, make }) => {
  let fake: FakeOllama;
  let made: ReturnType<Kind['make']>;
  let server: ServerAddress;

  const start = async (options: FakeOllamaOptions = {}): Promise<ModelProvider> => {
    fake = await startFakeOllama({ timeScale: 0, ...options });
    made = make();
    server = { id: '1', name: 'lab', kind, baseUrl: fake.url, secret: options.secret ?? null };
    return made.provider;
  };
  afterEach(async () => {
    await made.close();
    await fake.close();
  });

  it('lists models; what it cannot know is null, not made up', async () => {
    const provider = await start({ models: ['alpha', 'beta'] });
    const models = await provider.models(server, calm);
    expect(models.map(({ name }) => name)).toEqual(['alpha:latest', 'beta:latest']);
    for (const { digest, sizeBytes, family, quantization, remote } of models) {
      for (const known of [digest, family, quantization]) expect(known === null || known.length > 0).toBe(true);
      expect(sizeBytes === null || sizeBytes > 0).toBe(true);
      expect(remote).toBe(false);
    }
    expect(await provider.version(server, calm)).not.toBe('');
  });

  it('describes a model, and fails for one that is not there', async () => {
    const provider = await start();
    expect((await provider.describe(server, 'tiny:latest', calm)).capabilities).toContain('completion');
    expect(await failureOf(provider.describe(server, 'nope', calm))).toMatchObject({ kind: 'model_missing' });
  });

  it('tells what is in memory, or nothing', async () => {
    const provider = await start();
    await provider.load(server, 'tiny', { numCtx: 512 }, { signal: calm, timeoutMs: 30_000 });
    expect(fake.loadedModels).toEqual(['tiny:latest']);
    const loaded = await provider.loaded(server, calm);
    if (loaded.length > 0) expect(loaded).toMatchObject([{ name: 'tiny:latest', contextLength: 512 }]);
  });

  it('streams an answer with its end, its tokens and our times', async () => {
    const provider = await start({ answer: () => 'alpha beta gamma' });
    const told: string[] = [];
    const onProgress = ({ text }: { readonly text: string }): unknown => told.push(text);
    const answer = await provider.chat(
      server,
      aChatRequest(),
      aChatControl({ onProgress: (one) => void onProgress(one) }),
    );
    expect(answer).toMatchObject({ end: 'finished', content: 'alpha beta gamma', thinking: '', doneReason: 'stop' });
    expect(answer.sanitised).toBe(false);
    const { promptTokens, answerTokens, wallMs, firstTokenMs, firstAnswerMs } = answer.timings;
    expect([answerTokens, (promptTokens ?? 0) > 0]).toEqual([3, true]);
    expect(firstTokenMs).toBeLessThanOrEqual(wallMs);
    expect(firstAnswerMs).toBe(firstTokenMs);
    expect('alpha beta gamma'.startsWith(told[0] ?? 'nothing')).toBe(true);
  });

  it('keeps thinking apart, and says when an answer was cut at its limit', async () => {
    const provider = await start({
      models: [{ name: 'tiny', capabilities: ['completion', 'thinking'] }],
      answer: () => ({ thinking: 'hm hm', text: 'one two three' }),
    });
    const options = { numPredict: 4 };
    expect(await provider.chat(server, aChatRequest({ options }), aChatControl())).toMatchObject({
      thinking: 'hm hm',
      content: 'one two',
      doneReason: 'length',
      timings: { answerTokens: 4 },
    });
  });

  it('replaces what cannot be stored, and says so', async () => {
    const provider = await start({ answer: () => 'a\u0000b' });
    const answer = await provider.chat(server, aChatRequest(), aChatControl());
    expect([answer.content.includes('\u0000'), answer.sanitised]).toEqual([false, true]);
  });

  it('sends its key, and says that it was refused without telling it', async () => {
    const provider = await start({ secret: 'sk-right' });
    expect(await provider.models(server, calm)).toHaveLength(1);
    const failure = await failureOf(provider.models({ ...server, secret: 'sk-wrong' }, calm));
    expect(failure.kind).toBe('refused');
    expect(JSON.stringify([failure.message, failure.facts])).not.toContain('sk-wrong');
  });

  it.each<[string, Fault, string]>([
    [
      'an unknown model',
      { kind: 'status', status: 404, text: 'model "tiny" not found, try pulling it first' },
      'model_missing',
    ],
    [
      'a full queue',
      { kind: 'status', status: 503, text: 'server busy, please try again.  maximum pending requests exceeded' },
      'queue_full',
    ],
    [
      'a limit of rate',
      { kind: 'status', status: 429, text: 'slow down', headers: { 'retry-after': '2' } },
      'rate_limited',
    ],
    ['an error of its own', { kind: 'status', status: 500, text: 'something broke' }, 'server_error'],
    ['a reset', { kind: 'reset' }, 'server_error'],
    ['a page', { kind: 'html' }, 'refused'],
    ['a redirect', { kind: 'redirect', to: 'http://127.0.0.1:1/' }, 'refused'],
    ['a cut stream', { kind: 'cut', atByte: 500 }, 'server_error'],
    ['no end', { kind: 'no_done' }, 'server_error'],
  ])('fails in the same way on %s', async (_name, fault, expected) => {
    const provider = await start({ answer: () => 'alpha beta gamma delta epsilon' });
    fake.setFault(fault, { path: chat });
    const failure = await failureOf(provider.chat(server, aChatRequest(), aChatControl()));
    expect(failure.kind).toBe(expected);
    expect(failure.message).toMatch(/\.$|\w$/);
    if (expected === 'rate_limited') expect(failure.facts.retryAfterMs).toBe(2_000);
  });

  it.each<[string, Fault, Parameters<typeof aChatControl>[0], string]>([
    ['no token comes in time', { kind: 'silent' }, { firstTokenTimeoutMs: 50 }, 'No token came'],
    ['it falls silent', { kind: 'stall', atToken: 2 }, { idleTimeoutMs: 50 }, 'was silent'],
  ])('gives up when %s', async (_name, fault, limits, words) => {
    const provider = await start({ answer: () => 'alpha beta gamma delta' });
    fake.setFault(fault, { path: chat });
    const failure = await failureOf(provider.chat(server, aChatRequest(), aChatControl(limits)));
    expect([failure.kind, failure.message.includes(words)]).toEqual(['server_error', true]);
  });

  it('stops at the limits of time and size, and keeps what came', async () => {
    const provider = await start({ models: [{ name: 'tiny', loadMs: 0 }], timeScale: 1 });
    fake.setFault({ kind: 'never_ends' }, { path: chat });
    expect(await provider.chat(server, aChatRequest(), aChatControl({ maxAnswerBytes: 20 }))).toMatchObject({
      end: 'output_limit',
      content: expect.stringMatching(/^You said/) as string,
    });
    expect((await provider.chat(server, aChatRequest(), aChatControl({ timeLimitMs: 60 }))).end).toBe('too_slow');
    await fake.until(({ requests }) => requests.slice(-2).every(({ endedBy }) => endedBy === 'client left'));
  });

  it.each(['queued', 'generating'])('hangs up at once when it is cancelled while %s', async (phase) => {
    const provider = await start({
      models: [{ name: 'tiny', loadMs: phase === 'queued' ? 600_000 : 0 }],
      timeScale: 1,
    });
    fake.setFault({ kind: 'never_ends' }, { path: chat });
    const leaving = new AbortController();
    const failed = failureOf(provider.chat(server, aChatRequest(), aChatControl({ signal: leaving.signal })));
    await fake.until(
      ({ requests }) =>
        requests[0] !== undefined &&
        requests[0].phase !== 'received' &&
        (phase === 'queued' || requests[0].phase === 'generating'),
    );
    leaving.abort();
    expect((await failed).kind).toBe('cancelled');
    await fake.until(({ requests }) => requests[0]?.endedBy === 'client left');
  });

  it('says that nobody is there', async () => {
    const provider = await start();
    await fake.close();
    expect((await failureOf(provider.models(server, calm))).kind).toBe('unreachable');
    expect((await failureOf(provider.chat(server, aChatRequest(), aChatControl()))).kind).toBe('unreachable');
  });

  it('refuses what answers in another way', async () => {
    const provider = await start();
    fake.setFault(
      { kind: 'raw', headers: { 'content-type': 'application/json' }, chunks: ['{"hello":1}'] },
      { path: list },
    );
    expect((await failureOf(provider.models(server, calm))).kind).toBe('refused');
  });
});
