import type { ServerAddress } from '@assay/domain/run';
import {
  aChatControl,
  aChatRequest,
  failureOf,
  startFakeOllama,
  type FakeOllama,
  type FakeOllamaOptions,
  type Fault,
} from '@assay/testing/fake-ollama';
import { OllamaProvider } from './ollama.provider';

describe('failures of OllamaProvider', () => {
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
      const failure = await failureOf(provider.chat(server, aChatRequest(), aChatControl()));
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
      const failure = await failureOf(provider.chat(server, aChatRequest(), aChatControl()));
      expect(failure.kind).toBe(kind);
      expect(failure.message).toMatch(words);
      expect(failure.message).not.toContain('secret page');
      expect(failure.facts.partial).toBeUndefined();
    });

    it('is told with its status and the time to wait', async () => {
      await start();
      fake.setFault({ kind: 'status', status: 429, text: 'slow down', headers: { 'retry-after': '7' } });
      const failure = await failureOf(provider.chat(server, aChatRequest(), aChatControl()));
      expect(failure.facts).toEqual({ status: 429, retryAfterMs: 7_000 });
    });

    it('reads nothing more of a line that is too long', async () => {
      await start();
      fake.setFault({ kind: 'huge_line', bytes: 2_000_000_000 });
      await failureOf(provider.chat(server, aChatRequest(), aChatControl()));
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
      const failure = await failureOf(provider.chat(server, aChatRequest(more), aChatControl()));
      expect(failure.kind).toBe(kind);
      expect(failure.message).toContain(words);
    });

    it('is a model that cannot chat', async () => {
      await start({ models: [{ name: 'tiny', capabilities: ['embedding'] }] });
      expect(await failureOf(provider.chat(server, aChatRequest(), aChatControl()))).toMatchObject({
        kind: 'unsupported',
      });
    });
  });
});
