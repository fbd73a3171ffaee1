import { type FakeOllama, startFakeOllama } from './fake-ollama';
import { bodyOf, isWhole, type Recording, RECORDINGS } from './recordings';

const WORDS = 'word '.repeat(3_700);
/** The models of the recorded server; what they say is not compared, only its form. */
const MODELS = ['tiny-able', 'tiny-middle', 'tiny-weak', 'tiny-able-q8', 'tiny-able-q4'].map((name) => ({
  name,
  contextLength: 512,
  loadMs: 10,
}));
const THINKER = { name: 'tiny-thinker', contextLength: 512, loadMs: 10, capabilities: ['completion', 'thinking'] };

/** Recorded under circumstances that need a scene of their own; the scheduler's and the faults' specs have those. */
const SCENES =
  /^(server-gone|server-sigterm|runner-killed|leave-during-load|q-leaver-b|abort-|queue-full-|delete$|after-delete|revive-|evict-)/;
const plain = RECORDINGS.filter(({ name }) => !SCENES.test(name));

interface Seen {
  readonly status: number;
  readonly type: string | null;
  readonly sized: boolean;
  readonly lines: readonly unknown[];
}

async function ask(fake: FakeOllama, { request }: Recording): Promise<Seen> {
  const { method, path, body } = request;
  const text = typeof body === 'string' ? body : body === undefined ? null : JSON.stringify(body);
  const response = await fetch(fake.url + path, { method, body: text });
  const said = await response.text();
  const { status, headers } = response;
  return { status, type: headers.get('content-type'), sized: headers.has('content-length'), lines: linesOf(said) };
}

function linesOf(text: string): readonly unknown[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const json = line.replace(/^data: /, '');
    return json.startsWith('{') ? (JSON.parse(json) as unknown) : json;
  });
}

/** A value with its texts and numbers replaced by their kind: what a client may rely on. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shape);
  if (typeof value !== 'object' || value === null) return typeof value;
  const entries = Object.entries(value).map(([key, inner]) => [key, OPAQUE.has(key) ? 'any' : shape(inner)]);
  return Object.fromEntries(entries) as unknown;
}

/** Fields whose content depends on the model, not on the protocol. */
const OPAQUE = new Set([
  'model_info',
  'tensors',
  'capabilities',
  'families',
  'system',
  'context',
  'logprobs',
  'modelfile',
]);

/** A stream as its kinds of frames, repeats left out. */
function frames(lines: readonly unknown[]): string[] {
  const kinds = lines.map((line) => JSON.stringify(shape(line)).replaceAll(',"logprobs":"any"', ''));
  return kinds.filter((kind, index) => kind !== kinds[index - 1]);
}

describe('the fake against what a real server sent', () => {
  let fake: FakeOllama;

  beforeAll(async () => {
    fake = await startFakeOllama({ models: [...MODELS, THINKER], timeScale: 0, answer: answerLike });
  });
  afterAll(() => fake.close());

  it('has enough to compare', () => {
    expect(plain.length).toBeGreaterThan(45);
  });

  it.each(plain.map((recording) => [recording.name, recording] as const))(
    'answers %s in the same form',
    async (_name, it) => {
      const seen = await ask(fake, it);
      expect({ status: seen.status, type: seen.type }).toEqual({
        status: it.response?.status,
        type: it.response?.headers['content-type'] ?? null,
      });
      if (it.response!.status >= 400) expect(wordsOf(seen.lines)).toBe(wordsOf(linesOf(bodyOf(it))));
      else if (isWhole(it)) expect(frames(seen.lines)).toEqual(frames(linesOf(bodyOf(it))));
    },
  );

  it('sends a length where the real server does', async () => {
    const errors = plain.filter(({ response }) => response!.status >= 400);
    for (const it of errors.filter(({ name }) => !name.startsWith('long-prompt'))) {
      expect([it.name, (await ask(fake, it)).sized]).toEqual([it.name, 'content-length' in it.response!.headers]);
    }
  });

  /** The same words, whatever the numbers. */
  function wordsOf(lines: readonly unknown[]): string {
    return JSON.stringify(lines).replace(/\d+/g, '#');
  }

  function answerLike({
    format,
    options,
    thinks,
  }: {
    format: unknown;
    options: Readonly<Record<string, unknown>>;
    thinks: boolean;
  }) {
    if (thinks) return { text: '', thinking: options['num_predict'] === 6 ? WORDS : '8 0 3' };
    return format === 'json' ? `{${' \n'.repeat(60)}` : options['num_predict'] === 5 ? WORDS : 'ANSWER: 433';
  }
});
