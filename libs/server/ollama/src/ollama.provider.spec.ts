import type { ServerAddress } from '@assay/domain/run';
import {
  aChatControl,
  aChatRequest,
  startFakeOllama,
  type FakeOllama,
  type FakeOllamaOptions,
} from '@assay/testing/fake-ollama';
import { OllamaProvider } from './ollama.provider';

const calm = new AbortController().signal;
const runner = { numCtx: 512 };

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
    it('F52 sends every limit and nothing that would reload, cut or keep a model', async () => {
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
      await provider.chat(server, aChatRequest({ options }), aChatControl());
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
      await provider.chat(server, aChatRequest({ options: { numPredict: 5 } }), aChatControl());
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
      await provider.chat(server, aChatRequest(), aChatControl());
      await provider.chat(server, aChatRequest(), aChatControl());
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
      for (let count = 0; count < 5; count++) await provider.chat(server, aChatRequest(), aChatControl());
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
      const answer = await provider.chat(
        server,
        aChatRequest(),
        aChatControl({ onProgress: (progress) => seen.push(progress) }),
      );
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
      const answer = await provider.chat(server, aChatRequest({ options: { numPredict: 2 } }), aChatControl());
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
      await provider.chat(server, aChatRequest(), aChatControl());
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
      expect(await provider.chat(server, aChatRequest(), aChatControl())).toMatchObject({
        end: 'looped',
        doneReason: null,
      });
    });

    it('F33 is an answer over the limit, which is cut and stopped', async () => {
      await start();
      fake.setFault({ kind: 'never_ends' });
      const answer = await provider.chat(server, aChatRequest(), aChatControl({ maxAnswerBytes: 1_000 }));
      expect([answer.end, Buffer.byteLength(answer.content)]).toEqual(['output_limit', 1_000]);
      await fake.until(() => fake.chats[0]?.endedBy === 'client left');
    });

    it('is too slow where tokens flow to the end of the time', async () => {
      await start({ models: [{ name: 'tiny', loadMs: 0 }], timeScale: 1 });
      fake.setFault({ kind: 'never_ends' });
      const answer = await provider.chat(server, aChatRequest(), aChatControl({ timeLimitMs: 150 }));
      expect([answer.end, answer.content.length > 0, answer.timings.totalMs]).toEqual(['too_slow', true, null]);
      await fake.until(() => fake.chats[0]?.endedBy === 'client left');
    });

    it('F43 is too slow, not stalled, where the tokens drip', async () => {
      await start({ models: [{ name: 'tiny', loadMs: 0 }], timeScale: 1, answer: () => 'drip drop '.repeat(10_000) });
      fake.setFault({ kind: 'drip', everyMs: 20 });
      const answer = await provider.chat(
        server,
        aChatRequest(),
        aChatControl({ timeLimitMs: 100, idleTimeoutMs: 10_000 }),
      );
      expect(answer.end).toBe('too_slow');
    });
  });
});
