import { type ChatControl, type Generation, ProviderFailure, type ServerAddress } from '@assay/domain/run';
import { bodyOf, isWhole, type Recording, recording, RECORDINGS } from '@assay/testing/fake-ollama';
import * as fc from 'fast-check';
import { followChat } from './follow-chat';
import { OllamaDialect } from './ollama-dialect';

const server: ServerAddress = { id: '1', name: 'lab', kind: 'ollama', baseUrl: 'http://lab:11434', secret: null };
const control: ChatControl = {
  signal: new AbortController().signal,
  firstTokenTimeoutMs: 60_000,
  idleTimeoutMs: 60_000,
  timeLimitMs: 60_000,
  maxAnswerBytes: 1_048_576,
};

/** Follows a stream that comes in these pieces, and then ends or breaks. */
function follow(pieces: readonly Uint8Array[], breaksWith?: Error): Promise<Generation> {
  async function* body() {
    for (const piece of pieces) yield piece;
    if (breaksWith) throw breaksWith;
  }
  const http = { send: () => Promise.resolve({ contentType: 'application/x-ndjson', body: body() }) };
  return followChat(http, server, { method: 'POST', path: '/api/chat' }, new OllamaDialect(), control);
}

const asBytes = (text: string) => [Buffer.from(text)];

async function failureOf(work: Promise<unknown>): Promise<ProviderFailure> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof ProviderFailure) return error;
  throw new Error('It did not fail as a provider does.', { cause: error });
}

/** Cuts bytes at random places, also within a character. */
function cutAt(bytes: Buffer, places: readonly number[]): Buffer[] {
  const cuts = [...new Set(places.map((place) => place % (bytes.length + 1)))].toSorted((a, b) => a - b);
  return [0, ...cuts].map((from, index) => bytes.subarray(from, cuts[index] ?? bytes.length));
}

interface Frame {
  readonly message?: { readonly content: string; readonly thinking?: string };
  readonly done?: boolean;
  readonly done_reason?: string;
  readonly [field: string]: unknown;
}

function framesOf(it: Recording): Frame[] {
  const lines = bodyOf(it)
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Frame);
}

const streams = RECORDINGS.filter(
  (it) => it.request.path === '/api/chat' && it.response?.headers['content-type'] === 'application/x-ndjson',
);
const finished = streams.filter((it) => framesOf(it).at(-1)?.done === true);

describe('followChat on what a real server sent', () => {
  it('has streams of every kind to replay', () => {
    expect([streams.length, finished.length, finished.filter(isWhole).length]).toEqual([36, 31, 22]);
  });

  it.each(finished.map((it) => [it.name, it] as const))('reads %s whole', async (_name, it) => {
    const frames = framesOf(it);
    const last = frames.at(-1);
    const read = await follow(it.chunks.map((chunk) => Buffer.from('text' in chunk ? chunk.text : '')));
    expect(read).toMatchObject({
      end: 'finished',
      content: frames.map(({ message }) => message?.content ?? '').join(''),
      thinking: frames.map(({ message }) => message?.thinking ?? '').join(''),
      doneReason: last?.done_reason,
      sanitised: false,
    });
    // Nanoseconds on the wire, milliseconds here.
    expect(read.timings.totalMs! * 1e6).toBeCloseTo(last?.['total_duration'] as number, 0);
    expect(read.timings.loadMs! * 1e6).toBeCloseTo(last?.['load_duration'] as number, 0);
    expect(read.timings.promptMs! * 1e6).toBeCloseTo(last?.['prompt_eval_duration'] as number, 0);
    expect(read.timings.generationMs! * 1e6).toBeCloseTo(last?.['eval_duration'] as number, 0);
    expect(read.timings.promptTokens).toBe(last?.['prompt_eval_count']);
    expect(read.timings.answerTokens).toBe(last?.['eval_count']);
  });

  it('F40 reads the same however the bytes are cut', async () => {
    const wholes = await Promise.all(
      finished.filter(isWhole).map(async (it) => [it, await follow(asBytes(bodyOf(it)))] as const),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...wholes),
        fc.array(fc.nat(), { maxLength: 60 }),
        async ([it, whole], places) => {
          const read = await follow(cutAt(Buffer.from(bodyOf(it)), places));
          expect({ ...read, timings: null }).toEqual({ ...whole, timings: null });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('sees a loop where the server ends a repeating answer without a final frame', async () => {
    const read = await follow(asBytes(bodyOf(recording('chat-format-json'))));
    expect(read).toMatchObject({ end: 'looped', doneReason: null, timings: { totalMs: null, answerTokens: null } });
    expect(read.content).toMatch(/^\{\s{31}$/);
  });

  it('takes the death of the model process for what it is', async () => {
    const failure = await failureOf(follow(asBytes(bodyOf(recording('runner-killed')))));
    expect(failure).toMatchObject({
      kind: 'runner_crash',
      message: 'an error was encountered while running the model: unexpected EOF',
    });
    expect(failure.facts.partial).toMatch(/^\[ ?/);
  });

  it.each(['server-sigterm', 'abort-mid-stream'])('keeps what came before the connection broke: %s', async (name) => {
    const broken = Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });
    const failure = await failureOf(follow(asBytes(bodyOf(recording(name))), broken));
    expect(failure.kind).toBe('server_error');
    expect(failure.facts.partial).toBe(
      framesOf(recording(name))
        .map(({ message }) => message?.content)
        .join(''),
    );
  });
});

const line = (content: string, more: object = {}) =>
  `${JSON.stringify({ message: { role: 'assistant', content, ...more }, done: false })}\n`;
const last = `${JSON.stringify({ message: { role: 'assistant', content: '' }, done: true, done_reason: 'stop' })}\n`;

describe('followChat on streams of our own', () => {
  it('never loses or changes a text, whatever its characters, line ends and cuts', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((it) => !it.includes('\u0000'));
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { maxLength: 12 }),
        fc.constantFrom('\n', '\r\n', '\n\n'),
        fc.boolean(),
        fc.array(fc.nat(), { maxLength: 30 }),
        async (tokens, lineEnd, endsWithLine, places) => {
          const whole = [...tokens.map((token) => line(token)), last].join('').replaceAll('\n', lineEnd);
          const bytes = Buffer.from(endsWithLine ? whole : whole.trimEnd());
          const read = await follow(cutAt(bytes, places));
          expect(read).toMatchObject({ end: 'finished', content: tokens.join(''), sanitised: false });
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['is not JSON', '{"message":{"role":"assist'],
    ['is not JSON', `${line('a').trimEnd()}${line('b').trimEnd()}`],
    ['is not JSON', '<html>'],
    ['is not a JSON object', '[1]'],
    ['is not a JSON object', 'null'],
    ['is no frame of a chat', '{"status":"pulling manifest"}'],
  ])('fails aloud on a line that %s', async (words, broken) => {
    const failure = await failureOf(follow(asBytes(`${line('so far')}${broken}\n${line('lost?')}${last}`)));
    expect(failure).toMatchObject({ kind: 'server_error', facts: { partial: 'so far' } });
    expect(failure.message).toBe(`Line 2 of the answer from lab:11434 ${words}; nothing of it is used.`);
  });

  it('is a cut when the stream ends early and nothing repeats', async () => {
    const failure = await failureOf(follow(asBytes(line('one ') + line('two'))));
    expect(failure).toMatchObject({ kind: 'server_error', facts: { partial: 'one two' } });
    expect(failure.message).toContain('without its final frame');
  });

  it('finds a loop of several words in the tail', async () => {
    const read = await follow(asBytes(line('Well: ') + line('I am sorry. ').repeat(12)));
    expect(read.end).toBe('looped');
  });

  it('F32 replaces what cannot be stored, and says so', async () => {
    const bytes = Buffer.concat([
      Buffer.from(line('a\u0000b') + line('\ud83d')),
      Buffer.from('{"message":{"role":"assistant","content":"'),
      Buffer.from([0xc3, 0x28]),
      Buffer.from('"},"done":false}\n'),
      Buffer.from(last),
    ]);
    expect(await follow([bytes])).toMatchObject({ end: 'finished', content: 'a\u2400b\uFFFD\uFFFD(', sanitised: true });
  });

  it('joins a character that was cut between two frames', async () => {
    expect(await follow(asBytes(line('\ud83d') + line('\ude00') + last))).toMatchObject({
      content: '😀',
      sanitised: false,
    });
  });

  it('keeps thinking apart', async () => {
    const read = await follow(
      asBytes(line('', { thinking: 'hm ' }) + line('', { thinking: 'yes' }) + line('42') + last),
    );
    expect(read).toMatchObject({ thinking: 'hm yes', content: '42' });
    expect(read.timings.firstTokenMs).not.toBeNull();
    expect(read.timings.firstAnswerMs).toBeGreaterThanOrEqual(read.timings.firstTokenMs!);
  });

  it('has no time of a first answer where none came', async () => {
    const read = await follow(asBytes(line('', { thinking: 'hm' }) + last));
    expect(read.timings).toMatchObject({ firstAnswerMs: null });
  });

  it('takes content that comes with the final frame', async () => {
    const whole = JSON.stringify({
      message: { role: 'assistant', content: 'all at once' },
      done: true,
      done_reason: 'stop',
    });
    expect(await follow(asBytes(whole))).toMatchObject({ end: 'finished', content: 'all at once' });
  });

  it('does not look at what follows the final frame', async () => {
    expect(await follow(asBytes(`${line('x')}${last}garbage\n${line('y')}`))).toMatchObject({
      end: 'finished',
      content: 'x',
    });
    const late = Object.assign(new Error('reset'), { code: 'ECONNRESET' });
    expect(await follow(asBytes(line('x') + last), late)).toMatchObject({ end: 'finished', content: 'x' });
  });

  it('cuts an answer at the limit, between two characters', async () => {
    const big = 'é'.repeat(300_000);
    const read = await follow(asBytes(line('x') + line(big) + line(big) + last));
    // 1 byte + 524,287 times two bytes = 1,048,575 of 1,048,576.
    expect([read.end, Buffer.byteLength(read.content), read.sanitised]).toEqual(['output_limit', 1_048_575, false]);
  });

  it('refuses a line that no answer within the limit can need', async () => {
    const failure = await failureOf(
      follow([Buffer.from(line('a')), ...Array.from({ length: 70 }, () => Buffer.alloc(100_000, 'x'))]),
    );
    expect(failure).toMatchObject({ kind: 'server_error', facts: { partial: 'a' } });
    expect(failure.message).toContain('Line 2 of the answer is longer than');
  });
});
