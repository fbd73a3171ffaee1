import type { ServerAddress } from '@assay/domain/run';
import {
  aChatControl,
  aChatRequest,
  failureOf,
  startFakeOllama,
  type FakeOllama,
  type FakeOllamaOptions,
} from '@assay/testing/fake-ollama';
import { OllamaProvider } from './ollama.provider';

const calm = new AbortController().signal;
const runner = { numCtx: 512 };

describe('limits of OllamaProvider', () => {
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

  describe('time', () => {
    it.each(['silent', 'stall'] as const)('ends a request without a first token (%s)', async (kind) => {
      await start();
      fake.setFault(kind === 'silent' ? { kind } : { kind, atToken: 0 });
      const failure = await failureOf(provider.chat(server, aChatRequest(), aChatControl({ firstTokenTimeoutMs: 60 })));
      expect([failure.kind, failure.message]).toEqual([
        'server_error',
        expect.stringContaining('No token came') as string,
      ]);
      await fake.until(() => fake.chats[0]?.endedBy === 'client left');
    });

    it('ends an answer that stalls, and keeps what came', async () => {
      await start({ answer: () => 'one two three' });
      fake.setFault({ kind: 'stall', atToken: 2 });
      const failure = await failureOf(provider.chat(server, aChatRequest(), aChatControl({ idleTimeoutMs: 60 })));
      expect([failure.kind, failure.facts.partial]).toEqual(['server_error', 'one two']);
      expect(failure.message).toContain('was silent for 0.06 s');
      await fake.until(() => fake.chats[0]?.endedBy === 'client left');
    });

    it('is not fooled by bytes that are no token', async () => {
      await start();
      const frames = Array.from({ length: 5 }, () => '{"message":{"role":"assistant","content":""},"done":false}\n');
      fake.setFault({ kind: 'raw', chunks: frames, end: 'open' });
      const failure = await failureOf(provider.chat(server, aChatRequest(), aChatControl({ firstTokenTimeoutMs: 60 })));
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
      const { failure, ms } = await leaveIn(phase, (signal) =>
        provider.chat(server, aChatRequest(), aChatControl({ signal })),
      );
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
      expect((await failureOf(provider.chat(server, aChatRequest(), aChatControl({ signal: gone })))).kind).toBe(
        'cancelled',
      );
      expect((await failureOf(provider.models(server, gone))).kind).toBe('cancelled');
      expect(fake.requests).toEqual([]);
    });

    it('comes too late for an answer that is there', async () => {
      await start();
      const leaving = new AbortController();
      const answer = await provider.chat(server, aChatRequest(), aChatControl({ signal: leaving.signal }));
      leaving.abort();
      expect(answer.end).toBe('finished');
    });
  });
});
