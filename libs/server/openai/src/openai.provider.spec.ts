import type { ServerAddress } from '@assay/domain/run';
import { ModelWire } from '@assay/server/ollama';
import {
  aChatControl,
  aChatRequest,
  bodyOf,
  failureOf,
  type FakeOllama,
  type FakeOllamaOptions,
  recording,
  startFakeOllama,
} from '@assay/testing/fake-ollama';
import { OpenAiProvider } from './openai.provider';

const calm = new AbortController().signal;
const PATH = '/v1/chat/completions';
const SSE = { 'content-type': 'text/event-stream' };

describe('OpenAiProvider', () => {
  let fake: FakeOllama;
  let wire: ModelWire;
  let provider: OpenAiProvider;
  let server: ServerAddress;

  async function start(options: FakeOllamaOptions = {}): Promise<void> {
    fake = await startFakeOllama({ timeScale: 0, ...options });
    wire = new ModelWire();
    provider = new OpenAiProvider(wire);
    server = { id: '1', name: 'lab', kind: 'openai', baseUrl: fake.url, secret: null };
  }

  afterEach(async () => {
    await wire.close();
    await fake.close();
  });

  it('reads what a real server streamed', async () => {
    await start();
    fake.setFault({ kind: 'raw', headers: SSE, chunks: [bodyOf(recording('v1-chat-stream'))] }, { path: PATH });
    expect(await provider.chat(server, aChatRequest(), aChatControl())).toMatchObject({
      end: 'finished',
      content: '7631 4831 03',
      doneReason: 'length',
      timings: { promptTokens: 16, answerTokens: 12, totalMs: null, loadMs: null },
    });
  });

  it('sends no option of Ollama and asks for the usage', async () => {
    await start();
    const options = {
      numPredict: 64,
      temperature: 0,
      seed: 7,
      topP: 0.9,
      topK: 40,
      think: false,
      format: { type: 'object' },
    };
    await provider.chat(server, aChatRequest({ options }), aChatControl());
    expect(fake.requests[0]?.body).toEqual({
      model: 'tiny',
      messages: [{ role: 'user', content: 'hi' }],
      stream: true,
      stream_options: { include_usage: true },
      max_tokens: 64,
      temperature: 0,
      seed: 7,
      top_p: 0.9,
      top_k: 40,
      chat_template_kwargs: { enable_thinking: false },
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'answer', schema: { type: 'object' }, strict: true },
      },
    });
  });

  it.each(['', '/v1', '/v1/'])('takes a base URL that ends in %j', async (end) => {
    await start();
    const there = { ...server, baseUrl: fake.url + end };
    expect((await provider.models(there, calm)).map(({ name, digest }) => [name, digest])).toEqual([
      ['tiny:latest', null],
    ]);
    expect((await provider.chat(there, aChatRequest(), aChatControl())).content).toBe('You said: hi');
  });

  it('tells a version where there is one', async () => {
    await start();
    expect(await provider.version(server, calm)).toBe('unknown');
    fake.setFault({ kind: 'raw', chunks: ['{"version":"0.11.2"}'] }, { path: '/version' });
    expect(await provider.version({ ...server, baseUrl: `${fake.url}/v1` }, calm)).toBe('0.11.2');
  });

  it('describes a model by what its server lists', async () => {
    await start();
    const listed = { object: 'list', data: [{ id: 'm', owned_by: 'vllm', max_model_len: 8_192 }] };
    fake.setFault({ kind: 'raw', chunks: [JSON.stringify(listed)] }, { path: '/v1/models' });
    expect(await provider.describe(server, 'm', calm)).toMatchObject({
      capabilities: ['completion'],
      contextLength: 8_192,
    });
    expect(await failureOf(provider.describe(server, 'n', calm))).toMatchObject({ kind: 'model_missing' });
  });

  it('tells size and quantisation where llama.cpp does, and the context that is really served', async () => {
    await start();
    const meta = { n_ctx: 512, n_ctx_train: 4_096, n_params: 8_030_000_000, size: 787_168, ftype: 'Q8_0' };
    fake.setFault({ kind: 'raw', chunks: [JSON.stringify({ data: [{ id: 'm', meta }] })] }, { path: '/v1/models' });
    expect(await provider.models(server, calm)).toMatchObject([
      { name: 'm', digest: null, family: null, parameterSize: '8.0B', quantization: 'Q8_0', sizeBytes: 787_168 },
    ]);
    expect((await provider.describe(server, 'm', calm)).contextLength).toBe(512);
  });

  it('loads by asking for one token', async () => {
    await start();
    const { loadMs } = await provider.load(server, 'tiny', { numCtx: 512 }, { signal: calm, timeoutMs: 30_000 });
    expect([loadMs > 0, fake.loadedModels, (fake.requests[0]?.body as { max_tokens: number }).max_tokens]).toEqual([
      true,
      ['tiny:latest'],
      1,
    ]);
  });

  it('keeps thinking and timings that llama.cpp sends', async () => {
    await start();
    const event = (it: object) => `data: ${JSON.stringify(it)}\n\n`;
    const chunks = [
      ': keep-alive\n\n',
      event({ choices: [{ delta: { role: 'assistant', content: null } }] }),
      event({ choices: [{ delta: { reasoning_content: 'hm' } }] }),
      event({ choices: [{ delta: { content: '42' } }] }),
      event({ choices: [{ delta: {}, finish_reason: 'stop' }], timings: { prompt_ms: 12.5, predicted_ms: 80 } }),
      event({ choices: [], usage: { prompt_tokens: 3, completion_tokens: 2 } }),
      'data: [DONE]\n\n',
    ];
    fake.setFault({ kind: 'raw', headers: SSE, chunks }, { path: PATH });
    expect(await provider.chat(server, aChatRequest(), aChatControl())).toMatchObject({
      content: '42',
      thinking: 'hm',
      doneReason: 'stop',
      timings: { promptMs: 12.5, generationMs: 80, promptTokens: 3, answerTokens: 2 },
    });
  });

  it('takes tokens from timings where there is no usage, and tells what was cached', async () => {
    await start();
    const end = (more: object) => [
      `data: ${JSON.stringify({ choices: [{ delta: { content: '4' } }] })}\n\n`,
      `data: ${JSON.stringify({ choices: [{ delta: {}, finish_reason: 'stop' }], ...more })}\n\n`,
      'data: [DONE]\n\n',
    ];
    const timings = { prompt_n: 7, prompt_ms: 5, cache_n: 30, predicted_n: 2, predicted_ms: 9 };
    fake.setFault({ kind: 'raw', headers: SSE, chunks: end({ timings }) }, { path: PATH, times: 1 });
    expect((await provider.chat(server, aChatRequest(), aChatControl())).timings).toMatchObject({
      promptTokens: 37, // 7 read and 30 out of the cache
      cachedTokens: 30,
      answerTokens: 2,
    });
    const usage = { prompt_tokens: 37, completion_tokens: 2, prompt_tokens_details: { cached_tokens: 16 } };
    fake.setFault({ kind: 'raw', headers: SSE, chunks: end({ usage }) }, { path: PATH, times: 1 });
    expect((await provider.chat(server, aChatRequest(), aChatControl())).timings).toMatchObject({
      promptTokens: 37,
      cachedTokens: 16,
      promptMs: null,
    });
  });

  it.each([
    ['a model that is not there', { model: 'nope' }, 'model_missing'],
    [
      'a prompt that is too long',
      { messages: [{ role: 'user' as const, content: 'word '.repeat(40_000) }] },
      'prompt_too_long',
    ],
  ])('fails on %s', async (_name, more, kind) => {
    await start({ models: [{ name: 'tiny', contextLength: 512 }] });
    if (kind === 'prompt_too_long') {
      const text = "This model's maximum context length is 512 tokens.";
      fake.setFault({ kind: 'status', status: 400, text }, { path: PATH });
    }
    expect(await failureOf(provider.chat(server, aChatRequest(more), aChatControl()))).toMatchObject({ kind });
  });

  it.each([
    ['is cut', { kind: 'cut', atByte: 600 }, 'server_error'],
    ['swallows an error and ends', { kind: 'no_done' }, 'server_error'],
    ['brings a broken event', { kind: 'garbage', atToken: 1, line: 'data: {"choices":[' }, 'server_error'],
    [
      'brings an error',
      { kind: 'garbage', atToken: 1, line: 'data: {"error":{"message":"CUDA error: out of memory"}}' },
      'out_of_memory',
    ],
    ['is a page', { kind: 'html' }, 'refused'],
  ] as const)('fails when the stream %s', async (_name, fault, kind) => {
    await start({ answer: () => 'alpha beta gamma delta' });
    fake.setFault(fault, { path: PATH });
    expect(await failureOf(provider.chat(server, aChatRequest(), aChatControl()))).toMatchObject({ kind });
  });

  it('stops within its limits and when it is cancelled', async () => {
    await start({ models: [{ name: 'tiny', loadMs: 0 }], timeScale: 1 });
    fake.setFault({ kind: 'never_ends' }, { path: PATH });
    expect((await provider.chat(server, aChatRequest(), aChatControl({ maxAnswerBytes: 20 }))).end).toBe(
      'output_limit',
    );
    const leaving = new AbortController();
    const failed = failureOf(provider.chat(server, aChatRequest(), aChatControl({ signal: leaving.signal })));
    await fake.until(() => fake.requests[1]?.phase === 'generating');
    leaving.abort();
    expect((await failed).kind).toBe('cancelled');
    await fake.until(() => fake.requests[1]?.endedBy === 'client left');
  });

  it('refuses a server that is no such one', async () => {
    await start();
    fake.setFault({ kind: 'raw', chunks: ['{"models":[]}'] }, { path: '/v1/models' });
    expect(await failureOf(provider.version(server, calm))).toMatchObject({ kind: 'refused' });
  });
});
