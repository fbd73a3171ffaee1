import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ChatControl, type ChatRequest, ProviderFailure, type ServerAddress } from '@assay/domain/run';
import { type FakeOllama, type FakeOllamaOptions, type Fault, startFakeOllama } from '@assay/testing/fake-ollama';
import { OllamaProvider } from './ollama.provider';

const calm = new AbortController().signal;
const runner = { numCtx: 512 };

function request(more: Partial<ChatRequest> = {}): ChatRequest {
  return {
    model: 'tiny',
    messages: [{ role: 'user', content: 'hi' }],
    runner,
    options: { numPredict: 1_000 },
    ...more,
  };
}

function control(more: Partial<ChatControl> = {}): ChatControl {
  return {
    signal: calm,
    firstTokenTimeoutMs: 60_000,
    idleTimeoutMs: 60_000,
    timeLimitMs: 60_000,
    maxAnswerBytes: 1_048_576,
    ...more,
  };
}

async function failureOf(work: Promise<unknown>): Promise<ProviderFailure> {
  const error: unknown = await work.then(
    (value) => ({ value }),
    (reason: unknown) => reason,
  );
  if (error instanceof ProviderFailure) return error;
  throw new Error(`It did not fail as a provider does: ${JSON.stringify(error)}`, { cause: error });
}

describe('OllamaProvider', () => {
  let fake: FakeOllama;
  let provider: OllamaProvider;
  let server: ServerAddress;

  async function start(options: FakeOllamaOptions = {}): Promise<void> {
    fake = await startFakeOllama({ timeScale: 0, ...options });
    provider = new OllamaProvider({ askTimeoutMs: 30_000 });
    server = { id: '1', name: 'lab', kind: 'ollama', baseUrl: fake.url, secret: null };
  }

  afterEach(async () => {
    await provider.close();
    await fake.close();
  });

  describe('what it asks', () => {
    it('sends every limit and nothing that would reload, cut or keep a model', async () => {
      await start({ models: [{ name: 'tiny', capabilities: ['completion', 'thinking'] }] });
      const options = {
        numPredict: 64,
        temperature: 0,
        seed: 7,
        topP: 0.9,
        topK: 40,
        think: 'low',
        format: { type: 'object' },
      } as const;
      await provider.chat(server, request({ options }), control());
      expect(fake.chats[0]?.body).toEqual({
        model: 'tiny',
        messages: [{ role: 'user', content: 'hi' }],
        stream: true,
        truncate: false,
        shift: false,
        think: 'low',
        format: { type: 'object' },
        options: { num_ctx: 512, num_predict: 64, temperature: 0, seed: 7, top_p: 0.9, top_k: 40 },
      });
    });

    it('leaves out what the model shall decide', async () => {
      await start();
      await provider.chat(server, request({ options: { numPredict: 5 } }), control());
      expect(fake.chats[0]?.body).toEqual({
        model: 'tiny',
        messages: [{ role: 'user', content: 'hi' }],
        stream: true,
        truncate: false,
        shift: false,
        options: { num_ctx: 512, num_predict: 5 },
      });
    });

    it('loads with the runner that its chats use, so that none of them reloads', async () => {
      await start();
      const { loadMs } = await provider.load(server, 'tiny', runner, { signal: calm, timeoutMs: 30_000 });
      await provider.chat(server, request(), control());
      await provider.chat(server, request(), control());
      expect([fake.loads, loadMs > 0]).toEqual([1, true]);
    });

    it('unloads', async () => {
      await start();
      await provider.load(server, 'tiny', runner, { signal: calm, timeoutMs: 30_000 });
      await provider.unload(server, 'tiny', calm);
      await fake.until(() => fake.loadedModels.length === 0);
      expect(fake.requests.at(-1)?.body).toEqual({ model: 'tiny', messages: [], keep_alive: 0 });
    });

    it('uses its connections again', async () => {
      await start();
      for (let count = 0; count < 5; count++) await provider.chat(server, request(), control());
      expect(fake.connections).toBeLessThan(5);
      expect(fake.chats.map(({ endedBy }) => endedBy)).toEqual(Array(5).fill('complete'));
    });
  });

  describe('what it reads', () => {
    it('follows an answer with thinking', async () => {
      await start({
        models: [{ name: 'tiny', capabilities: ['completion', 'thinking'] }],
        answer: () => ({ text: 'The answer is 42.', thinking: 'Six by seven.' }),
      });
      const seen: unknown[] = [];
      const answer = await provider.chat(server, request(), control({ onProgress: (progress) => seen.push(progress) }));
      expect(answer).toMatchObject({
        end: 'finished',
        content: 'The answer is 42.',
        thinking: 'Six by seven.',
        doneReason: 'stop',
        sanitised: false,
      });
      expect(seen[0]).toEqual({ phase: 'thinking', tokens: 1, text: 'Six' });
      expect(seen).toContainEqual({ phase: 'answering', tokens: 5, text: 'The' });
      const { wallMs, firstTokenMs, firstAnswerMs, totalMs } = answer.timings;
      expect(firstTokenMs).toBeLessThanOrEqual(firstAnswerMs!);
      expect(firstAnswerMs).toBeLessThanOrEqual(wallMs);
      expect(totalMs).toBeLessThanOrEqual(wallMs);
    });

    it('says when the length was reached', async () => {
      await start({ answer: () => 'one two three four five' });
      const answer = await provider.chat(server, request({ options: { numPredict: 2 } }), control());
      expect(answer).toMatchObject({
        end: 'finished',
        doneReason: 'length',
        content: 'one two',
        timings: { answerTokens: 2 },
      });
    });

    it('lists, describes and watches models', async () => {
      const models = [
        { name: 'tiny', digest: 'abc', sizeBytes: 1_000, vramBytes: 400, contextLength: 2_048, family: 'qwen3' },
        { name: 'far:cloud' },
        { name: 'hosted', remoteHost: 'https://ollama.com:443' },
      ];
      await start({ models, version: '0.33.1' });
      expect(await provider.version(server, calm)).toBe('0.33.1');
      const served = await provider.models(server, calm);
      expect(served[0]).toEqual({
        name: 'tiny:latest',
        digest: 'abc',
        sizeBytes: 1_000,
        modifiedAt: '2026-11-24T06:48:08.089378486Z',
        family: 'qwen3',
        parameterSize: '3B',
        quantization: 'Q4_K_M',
        remote: false,
      });
      expect(served.map(({ remote }) => remote)).toEqual([false, true, true]);
      expect(await provider.loaded(server, calm)).toEqual([]);
      await provider.chat(server, request(), control());
      expect(await provider.loaded(server, calm)).toEqual([
        {
          name: 'tiny:latest',
          digest: 'abc',
          sizeBytes: 1_000,
          vramBytes: 400,
          contextLength: 512,
          expiresAt: expect.any(String) as string,
        },
      ]);
    });

    it('describes a model by hashes that tell every change', async () => {
      await start({ models: [{ name: 'tiny', contextLength: 2_048, template: 'A', system: 'be brief' }] });
      const before = await provider.describe(server, 'tiny', calm);
      expect(before).toMatchObject({ capabilities: ['completion'], contextLength: 2_048, architecture: 'llama' });
      expect(before.fingerprint).toEqual((await provider.describe(server, 'tiny', calm)).fingerprint);
      fake.changeModel('tiny', { template: 'B' });
      const after = await provider.describe(server, 'tiny', calm);
      const changed = Object.keys(after.fingerprint).filter(
        (key) => after.fingerprint[key] !== before.fingerprint[key],
      );
      expect(changed.filter((key) => key !== 'capabilities').toSorted()).toEqual(['modelfile', 'template']);
    });
  });

  describe('what a model did wrong', () => {
    it('is a loop where the server gave up on one', async () => {
      await start({ answer: () => `So: ${'ha '.repeat(200)}` });
      expect(await provider.chat(server, request(), control())).toMatchObject({ end: 'looped', doneReason: null });
    });

    it('is an answer over the limit, which is cut and stopped', async () => {
      await start();
      fake.setFault({ kind: 'never_ends' });
      const answer = await provider.chat(server, request(), control({ maxAnswerBytes: 1_000 }));
      expect([answer.end, Buffer.byteLength(answer.content)]).toEqual(['output_limit', 1_000]);
      await fake.until(() => fake.chats[0]?.endedBy === 'client left');
    });

    it('is too slow where tokens flow to the end of the time', async () => {
      await start({ models: [{ name: 'tiny', loadMs: 0 }], timeScale: 1 });
      fake.setFault({ kind: 'never_ends' });
      const answer = await provider.chat(server, request(), control({ timeLimitMs: 150 }));
      expect([answer.end, answer.content.length > 0, answer.timings.totalMs]).toEqual(['too_slow', true, null]);
      await fake.until(() => fake.chats[0]?.endedBy === 'client left');
    });

    it('is too slow, not stalled, where the tokens drip', async () => {
      await start({ models: [{ name: 'tiny', loadMs: 0 }], timeScale: 1, answer: () => 'drip drop '.repeat(10_000) });
      fake.setFault({ kind: 'drip', everyMs: 20 });
      const answer = await provider.chat(server, request(), control({ timeLimitMs: 100, idleTimeoutMs: 10_000 }));
      expect(answer.end).toBe('too_slow');
    });
  });

  describe('what the server did wrong', () => {
    const late: readonly (readonly [string, Fault, string, string])[] = [
      ['an error line', { kind: 'error', atToken: 2, text: 'something odd' }, 'server_error', 'something odd'],
      [
        'memory that ran out in mid-stream',
        { kind: 'error', atToken: 2, text: 'CUDA error: out of memory' },
        'out_of_memory',
        'memory',
      ],
      ['the death of the runner', { kind: 'crash', atToken: 2 }, 'runner_crash', 'while running the model'],
      ['a cut socket', { kind: 'cut', atByte: 300 }, 'server_error', 'broke'],
      ['no final frame', { kind: 'no_done' }, 'server_error', 'final frame'],
      ['a garbage line', { kind: 'garbage', atToken: 2 }, 'server_error', 'Line 3'],
    ];

    it.each(late)('is %s: the text so far is kept apart', async (_name, fault, kind, words) => {
      await start({ answer: () => 'alpha beta gamma delta' });
      fake.setFault(fault);
      const failure = await failureOf(provider.chat(server, request(), control()));
      expect(failure.kind).toBe(kind);
      expect(failure.message).toContain(words);
      expect(failure.facts.partial).toMatch(/^alpha/);
    });

    const early: readonly (readonly [string, Fault, string, RegExp])[] = [
      [
        'a full queue',
        { kind: 'status', status: 503, text: 'server busy, please try again.  maximum pending requests exceeded' },
        'queue_full',
        /busy/,
      ],
      [
        '429',
        { kind: 'status', status: 429, text: 'slow down', headers: { 'retry-after': '7' } },
        'rate_limited',
        /slow down/,
      ],
      ['502', { kind: 'status', status: 502, text: 'bad gateway' }, 'server_error', /bad gateway/],
      ['401', { kind: 'status', status: 401, text: 'unauthorized' }, 'refused', /unauthorized/],
      ['a page', { kind: 'html' }, 'refused', /answers with text\/html, not like a model server/],
      ['a redirect', { kind: 'redirect', to: 'http://169.254.169.254/' }, 'refused', /redirected/],
      ['a redirect for good', { kind: 'redirect', to: '/elsewhere', status: 308 }, 'refused', /redirected/],
      ['a reset', { kind: 'reset' }, 'server_error', /broke before the answer was complete/],
      ['a bomb', { kind: 'gzip_bomb', bytes: 100_000_000 }, 'refused', /compressed/],
      ['an endless line', { kind: 'huge_line', bytes: 50_000_000 }, 'server_error', /Line 1 of the answer is longer/],
      [
        'a failed load',
        { kind: 'load_fails', text: 'timed out waiting for llama-server to start - ' },
        'server_error',
        /timed out/,
      ],
      [
        'a load beyond memory',
        { kind: 'load_fails', text: 'llama-server process has terminated: cudaMalloc failed' },
        'out_of_memory',
        /cudaMalloc/,
      ],
      ['a runner that dies at once', { kind: 'crash', atToken: 0 }, 'runner_crash', /unexpectedly stopped/],
    ];

    it.each(early)('is %s', async (_name, fault, kind, words) => {
      await start();
      fake.setFault(fault);
      const failure = await failureOf(provider.chat(server, request(), control()));
      expect(failure.kind).toBe(kind);
      expect(failure.message).toMatch(words);
      expect(failure.message).not.toContain('secret page');
      expect(failure.facts.partial).toBeUndefined();
    });

    it('is told with its status and the time to wait', async () => {
      await start();
      fake.setFault({ kind: 'status', status: 429, text: 'slow down', headers: { 'retry-after': '7' } });
      const failure = await failureOf(provider.chat(server, request(), control()));
      expect(failure.facts).toEqual({ status: 429, retryAfterMs: 7_000 });
    });

    it('reads nothing more of a line that is too long', async () => {
      await start();
      fake.setFault({ kind: 'huge_line', bytes: 2_000_000_000 });
      await failureOf(provider.chat(server, request(), control()));
      await fake.until(() => fake.chats[0]?.endedBy === 'client left');
    });
  });

  describe('what we asked wrong', () => {
    it.each([
      ['an unknown model', { model: 'nope:1b' }, 'model_missing', "model 'nope:1b' not found"],
      [
        'a prompt that is too long',
        { messages: [{ role: 'user' as const, content: 'word '.repeat(7_506) }] },
        'prompt_too_long',
        '(512 tokens)',
      ],
      [
        'thinking of a model that cannot',
        { options: { numPredict: 5, think: true } },
        'unsupported',
        'does not support thinking',
      ],
      [
        'a wrong option',
        { options: { numPredict: 5, temperature: 'hot' as unknown as number } },
        'internal',
        'float32',
      ],
    ])('is %s', async (_name, more, kind, words) => {
      await start();
      const failure = await failureOf(provider.chat(server, request(more), control()));
      expect(failure.kind).toBe(kind);
      expect(failure.message).toContain(words);
    });

    it('is a model that cannot chat', async () => {
      await start({ models: [{ name: 'tiny', capabilities: ['embedding'] }] });
      expect(await failureOf(provider.chat(server, request(), control()))).toMatchObject({ kind: 'unsupported' });
    });
  });

  describe('time', () => {
    it.each(['silent', 'stall'] as const)('ends a request without a first token (%s)', async (kind) => {
      await start();
      fake.setFault(kind === 'silent' ? { kind } : { kind, atToken: 0 });
      const failure = await failureOf(provider.chat(server, request(), control({ firstTokenTimeoutMs: 60 })));
      expect([failure.kind, failure.message]).toEqual([
        'server_error',
        expect.stringContaining('No token came') as string,
      ]);
      await fake.until(() => fake.chats[0]?.endedBy === 'client left');
    });

    it('ends an answer that stalls, and keeps what came', async () => {
      await start({ answer: () => 'one two three' });
      fake.setFault({ kind: 'stall', atToken: 2 });
      const failure = await failureOf(provider.chat(server, request(), control({ idleTimeoutMs: 60 })));
      expect([failure.kind, failure.facts.partial]).toEqual(['server_error', 'one two']);
      expect(failure.message).toContain('was silent for 0.06 s');
      await fake.until(() => fake.chats[0]?.endedBy === 'client left');
    });

    it('is not fooled by bytes that are no token', async () => {
      await start();
      const frames = Array.from({ length: 5 }, () => '{"message":{"role":"assistant","content":""},"done":false}\n');
      fake.setFault({ kind: 'raw', chunks: frames, end: 'open' });
      const failure = await failureOf(provider.chat(server, request(), control({ firstTokenTimeoutMs: 60 })));
      expect(failure.message).toContain('No token came');
    });

    it('waits for a slow load as long as it may', async () => {
      await start({ models: [{ name: 'tiny', loadMs: 1e6 }], timeScale: 1 });
      const failure = await failureOf(provider.load(server, 'tiny', runner, { signal: calm, timeoutMs: 60 }));
      expect([failure.kind, failure.message]).toEqual([
        'server_error',
        expect.stringContaining('within 0.06 s') as string,
      ]);
      await fake.until(() => fake.requests[0]?.endedBy === 'client left');
    });

    it('does not wait for lists for ever', async () => {
      await start();
      provider = new OllamaProvider({ askTimeoutMs: 60 });
      fake.setFault({ kind: 'silent' }, { path: '/api/tags' });
      expect((await failureOf(provider.models(server, calm))).message).toContain('did not answer within 0.06 s');
    });
  });

  describe('cancel', () => {
    const SECOND = 1_000;

    /** Leaves once the fake has come to this phase, and tells how long the fake took to notice. */
    async function leaveIn(phase: string, ask: (signal: AbortSignal) => Promise<unknown>) {
      const leaving = new AbortController();
      const failed = failureOf(ask(leaving.signal));
      await fake.until(() => fake.requests.at(-1)?.phase === phase);
      const at = performance.now();
      leaving.abort();
      const failure = await failed;
      await fake.until(() => fake.requests.at(-1)?.endedBy === 'client left');
      return { failure, ms: performance.now() - at };
    }

    it.each([
      ['loading', { models: [{ name: 'tiny', loadMs: 1e6 }], timeScale: 1 }],
      [
        'prefill',
        { models: [{ name: 'tiny', loadMs: 0 }], timeScale: 1, answer: () => ({ text: 'x', promptMs: 1e6 }) },
      ],
      [
        'generating',
        { models: [{ name: 'tiny', loadMs: 0, tokensPerSecond: 20 }], timeScale: 1, answer: () => 'x '.repeat(5_000) },
      ],
    ])('reaches the server within a second while it is %s', async (phase, options: FakeOllamaOptions) => {
      await start(options);
      const { failure, ms } = await leaveIn(phase, (signal) => provider.chat(server, request(), control({ signal })));
      expect(failure.kind).toBe('cancelled');
      expect(ms).toBeLessThan(SECOND);
    });

    it('reaches a load', async () => {
      await start({ models: [{ name: 'tiny', loadMs: 1e6 }], timeScale: 1 });
      const load = (signal: AbortSignal) => provider.load(server, 'tiny', runner, { signal, timeoutMs: 60_000 });
      expect((await leaveIn('loading', load)).failure.kind).toBe('cancelled');
      await fake.until(() => fake.loadedModels.length === 0);
    });

    it('sends nothing when it comes first', async () => {
      await start();
      const gone = AbortSignal.abort();
      expect((await failureOf(provider.chat(server, request(), control({ signal: gone })))).kind).toBe('cancelled');
      expect((await failureOf(provider.models(server, gone))).kind).toBe('cancelled');
      expect(fake.requests).toEqual([]);
    });

    it('comes too late for an answer that is there', async () => {
      await start();
      const leaving = new AbortController();
      const answer = await provider.chat(server, request(), control({ signal: leaving.signal }));
      leaving.abort();
      expect(answer.end).toBe('finished');
    });
  });

  describe('strange servers', () => {
    it.each([
      ['a page', { kind: 'html' }, /its answer is not JSON/],
      ['no list', { kind: 'raw', chunks: ['{"ok":true}'] }, /lists no models/],
      [
        'too many models',
        { kind: 'raw', chunks: [`{"models":[${'{"name":"x"},'.repeat(2_000)}{"name":"x"}]}`] },
        /more than 2000 models/,
      ],
      [
        'a name of a megabyte',
        { kind: 'raw', chunks: [`{"models":[{"name":"${'x'.repeat(1_000_000)}"}]}`] },
        /model 1 of its list has no usable name/,
      ],
      [
        'no name',
        { kind: 'raw', chunks: ['{"models":[{"name":"a"},{"digest":"d"}]}'] },
        /model 2 of its list has no usable name/,
      ],
      [
        '6 MB',
        { kind: 'raw', chunks: Array.from({ length: 60 }, () => ' '.repeat(100_000)) },
        /larger than 5242880 bytes/,
      ],
      ['a redirect', { kind: 'redirect', to: 'http://elsewhere/' }, /redirected/],
      ['a bomb', { kind: 'gzip_bomb', bytes: 1_000_000 }, /compressed/],
    ] as const)('are refused when /api/tags brings %s', async (_name, fault, words) => {
      await start();
      fake.setFault(fault, { path: '/api/tags' });
      const failure = await failureOf(provider.models(server, calm));
      expect([failure.kind, failure.message]).toEqual(['refused', expect.stringMatching(words) as string]);
      expect(failure.message).not.toContain('secret page');
    });

    it.each([
      ['a long one', { kind: 'raw', chunks: [`{"version":"${'9'.repeat(70_000)}"}`] }, /larger than 65536 bytes/],
      ['none', { kind: 'raw', chunks: ['{}'] }, /tells no version/],
    ] as const)('are refused when /api/version brings %s', async (_name, fault, words) => {
      await start();
      fake.setFault(fault, { path: '/api/version' });
      expect(await failureOf(provider.version(server, calm))).toMatchObject({
        kind: 'refused',
        message: expect.stringMatching(words) as string,
      });
    });

    it('may name models as they like: a name is text', async () => {
      await start({ models: ['../../etc/passwd', '<b>x</b>'] });
      expect((await provider.models(server, calm)).map(({ name }) => name)).toEqual([
        '../../etc/passwd:latest',
        '<b>x</b>:latest',
      ]);
      expect(await failureOf(provider.describe(server, 'nope', calm))).toMatchObject({ kind: 'model_missing' });
    });
  });

  describe('the way to the server', () => {
    it('says what is wrong with it', async () => {
      await start();
      const closed = { ...server, baseUrl: 'http://127.0.0.1:1' };
      expect(await failureOf(provider.version(closed, calm))).toMatchObject({
        kind: 'unreachable',
        message: 'Nothing answers at 127.0.0.1:1 (ECONNREFUSED).',
      });
      const nowhere = { ...server, baseUrl: 'http://no-such-host.invalid:1' };
      expect(await failureOf(provider.version(nowhere, calm))).toMatchObject({ kind: 'unreachable' });
      const notTls = { ...server, baseUrl: fake.url.replace('http:', 'https:') };
      expect(await failureOf(provider.chat(notTls, request(), control()))).toMatchObject({ kind: 'unreachable' });
    });

    it('goes through the path of a proxy', async () => {
      await start();
      expect((await failureOf(provider.version({ ...server, baseUrl: `${fake.url}/ollama` }, calm))).kind).toBe(
        'refused',
      );
      expect(fake.requests[0]?.path).toBe('/ollama/api/version');
    });

    it.each([
      'http://169.254.169.254',
      'http://[fe80::1]',
      'http://0.0.0.0:11434',
      'http://metadata.google.internal',
      'ftp://x',
    ])('does not lead to %s', async (baseUrl) => {
      await start();
      expect(await failureOf(provider.version({ ...server, baseUrl }, calm))).toMatchObject({ kind: 'refused' });
    });

    it.each(['127.0.0.1', 'localhost'])('does not lead to ourselves by the name %s', async (host) => {
      await start();
      const own = { host: '127.0.0.1', port: fake.port };
      provider = new OllamaProvider({ ownAddresses: () => [own] });
      const failure = await failureOf(provider.version({ ...server, baseUrl: `http://${host}:${fake.port}` }, calm));
      expect(failure).toMatchObject({ kind: 'refused', message: expect.stringContaining('Assay itself') as string });
      expect(fake.requests).toEqual([]);
    });

    it('shows its key to the server and to nobody else', async () => {
      await start({ secret: 'hunter2-hunter2' });
      const keyed = { ...server, secret: 'hunter2-hunter2' };
      expect((await failureOf(provider.version(server, calm))).kind).toBe('refused');
      expect(await provider.version(keyed, calm)).toBe('0.33.0');
      fake.setFault({ kind: 'status', status: 500, text: 'header Bearer hunter2-hunter2 is wrong' });
      const failure = await failureOf(provider.chat(keyed, request(), control()));
      expect(failure.message).toBe('header Bearer ••• is wrong');
    });

    it('takes no proxy from the environment and no key that is not its own', async () => {
      let seen = 0;
      const proxy: Server = createServer((_request, response) => {
        seen++;
        response.end();
      });
      await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
      const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
      Object.assign(process.env, {
        HTTP_PROXY: address,
        http_proxy: address,
        NODE_USE_ENV_PROXY: '1',
        OLLAMA_API_KEY: 'k',
      });
      await start();
      await provider.chat(server, request(), control());
      await provider.version(server, calm);
      for (const name of ['HTTP_PROXY', 'http_proxy', 'NODE_USE_ENV_PROXY', 'OLLAMA_API_KEY']) delete process.env[name];
      proxy.close();
      expect([seen, fake.requests.map(({ authorization }) => authorization)]).toEqual([0, [null, null]]);
    });
  });
});
