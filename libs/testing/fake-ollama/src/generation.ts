import type { FakeAnswer, Fault } from './answer-script';
import type { FakeTime } from './fake-time';
import { Pacer } from './fake-time';
import type { AnswerTimes, FrameWriter } from './frames';
import type { Exchange } from './http-exchange';
import { tokensOf } from './tokens';

/** More equal tokens in a row than this end a stream without a final frame. */
const EQUAL_TOKENS = 30;
const CRASHED = 'an error was encountered while running the model: unexpected EOF';
const CRASHED_EARLY =
  'model runner has unexpectedly stopped, this may be due to resource limitations or an internal error, check ollama server logs for details';

/** One answer on its way out. */
export interface Generation {
  readonly exchange: Exchange;
  readonly frames: FrameWriter;
  readonly stream: boolean;
  readonly answer: FakeAnswer;
  readonly fault: Fault | null;
  readonly thinks: boolean;
  /** Chances of tokens are asked for. */
  readonly logprobs: boolean;
  readonly tokensPerSecond: number;
  readonly maxTokens: number;
  readonly time: FakeTime;
  /** What is known when generating begins; the rest is measured. */
  readonly before: {
    readonly startedAt: number;
    readonly loadMs: number;
    readonly promptMs: number;
    readonly promptTokens: number;
  };
  readonly onCrash: () => void;
}

interface Piece {
  readonly content: string;
  readonly thinking: string;
}

interface Said {
  content: string;
  thinking: string;
  tokens: number;
}

/** Sends an answer token by token, to its end or to what its fault makes of it. */
export async function generate(generation: Generation): Promise<void> {
  const { exchange, maxTokens } = generation;
  const begun = performance.now();
  const said: Said = { content: '', thinking: '', tokens: 0 };
  const pacer = new Pacer(generation.time);
  const loop = new LoopBreaker();
  for (const piece of piecesOf(generation)) {
    if (said.tokens >= maxTokens) return conclude(generation, said, 'length', begun);
    await pacer.wait(intervalMs(generation), exchange.left);
    if (exchange.left.aborted) return;
    if (await strike(generation, said.tokens)) return;
    if (loop.closes(piece)) return conclude(generation, said, null, begun);
    if (!send(generation, piece, said)) return;
  }
  conclude(generation, said, generation.fault?.kind === 'no_done' ? null : 'stop', begun);
}

/** Ollama gives up on an answer that repeats one token, without saying so. */
class LoopBreaker {
  private last = '';
  private repeats = 0;

  closes({ content, thinking }: Piece): boolean {
    const token = (thinking + content).trim();
    this.repeats = token === this.last ? this.repeats + 1 : 0;
    this.last = token;
    return this.repeats > EQUAL_TOKENS;
  }
}

function* piecesOf({ answer, thinks, fault }: Generation): Generator<Piece> {
  const thought = thinks ? (answer.thinking ?? 'Let me think.') : '';
  for (const token of tokensOf(thought)) yield { content: '', thinking: token };
  for (const token of tokensOf(answer.text)) yield { content: token, thinking: '' };
  for (let more = 1; fault?.kind === 'never_ends'; more++) yield { content: ` ${more}`, thinking: '' };
}

function intervalMs({ fault, answer, tokensPerSecond }: Generation): number {
  return fault?.kind === 'drip' ? fault.everyMs : 1_000 / (answer.tokensPerSecond ?? tokensPerSecond);
}

/** Does what the fault does at this token; true when the answer is over. */
async function strike({ fault, exchange, frames, onCrash }: Generation, token: number): Promise<boolean> {
  if (fault === null || !('atToken' in fault) || fault.atToken !== token) return false;
  if (fault.kind === 'stall') {
    exchange.head(200, { 'content-type': frames.streamType });
    await exchange.gone();
    return true;
  }
  if (fault.kind === 'garbage') {
    exchange.head(200, { 'content-type': frames.streamType });
    exchange.write(`${fault.line ?? '{"model":"broken'}\n`);
    return false;
  }
  if (fault.kind === 'crash') onCrash();
  const late = fault.kind === 'crash' ? CRASHED : fault.text;
  const early = fault.kind === 'crash' ? CRASHED_EARLY : fault.text;
  if (!exchange.headSent) exchange.json(500, { error: early }, 'application/json');
  else if (exchange.write(frames.error(late))) exchange.end();
  return true;
}

function send(generation: Generation, piece: Piece, said: Said): boolean {
  const { exchange, frames, stream } = generation;
  said.content += piece.content;
  said.thinking += piece.thinking;
  said.tokens++;
  exchange.entry.tokens = said.tokens;
  if (said.tokens === 1) exchange.phase('generating');
  if (!stream) return true;
  exchange.head(200, { 'content-type': frames.streamType });
  return exchange.write(frames.token(piece, likelyAt(generation, piece)));
}

/** A token that the script says nothing of is the only likely one. */
function likelyAt({ answer, logprobs }: Generation, { content }: Piece): Readonly<Record<string, number>> | undefined {
  if (!logprobs || answer.chances === undefined || content === '') return undefined;
  return answer.chances[content] ?? { [content]: 1 };
}

/** The end of an answer; without a reason there is no final frame. */
function conclude(generation: Generation, said: Said, reason: string | null, begun: number): void {
  const { exchange, frames, stream } = generation;
  const times = timesOf(generation, said, begun);
  if (!stream)
    return exchange.json(
      200,
      frames.whole(said.content, said.thinking, reason ?? 'stop', reason === null ? null : times),
    );
  exchange.head(200, { 'content-type': frames.streamType });
  if (reason === null || exchange.write(frames.final(reason, times))) exchange.end();
}

function timesOf({ before }: Generation, said: Said, begun: number): AnswerTimes {
  const now = performance.now();
  const { loadMs, promptMs, promptTokens } = before;
  return {
    totalMs: now - before.startedAt,
    loadMs,
    promptMs,
    promptTokens,
    generationMs: now - begun,
    answerTokens: said.tokens,
  };
}
