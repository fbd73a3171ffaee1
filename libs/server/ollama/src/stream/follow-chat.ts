import { type ChatControl, type Generation, ProviderFailure, type ServerAddress } from '@assay/domain/run';
import { classifyFailure } from '../classify-failure';
import { scrub } from '../http/scrub';
import type { IncomingAnswer, OutgoingRequest, ServerHttp } from '../http/server-http';
import { hostOf, transportFailure } from '../http/transport-failure';
import { AnswerClock } from './answer-clock';
import { AnswerCollector } from './answer-collector';
import { BrokenLine, type ChatFrame, type FinalFrame, type StreamDialect } from './chat-frame';
import { decodeLine } from './decode-line';
import { LineTooLong, readLines } from './read-lines';

/** A line is JSON: each byte of an answer may be written with six, and what stands around it takes some too. */
const LINE_PER_ANSWER_BYTE = 6;
const LINE_OVERHEAD = 65_536;
/** How long the end of a stream may take after its final frame. */
const LINGER_MS = 1_000;

interface Chat {
  /** Set as soon as the final frame is read. */
  result: Generation | null;
  readonly server: ServerAddress;
  readonly dialect: StreamDialect;
  readonly control: ChatControl;
  readonly clock: AnswerClock;
  readonly answer: AnswerCollector;
}

/**
 * Sends a request and follows its stream to the end. Resolves with an answer, or with what the model left of one
 * (`looped`, `too_slow`, `output_limit`); everything else is a `ProviderFailure` that keeps the text so far in `facts.partial`.
 */
export async function followChat(
  http: Pick<ServerHttp, 'send'>,
  server: ServerAddress,
  outgoing: OutgoingRequest,
  dialect: StreamDialect,
  control: ChatControl,
): Promise<Generation> {
  const now = () => performance.now();
  const clock = new AnswerClock(control.signal, control);
  const chat: Chat = {
    result: null,
    server,
    dialect,
    control,
    clock,
    answer: new AnswerCollector(control, now, now()),
  };
  try {
    clock.signal.throwIfAborted();
    await readAnswer(chat, await http.send(server, outgoing, clock.signal));
    return chat.result ?? endedWithoutFinal(chat);
  } catch (error) {
    return chat.result ?? stopped(chat, error);
  } finally {
    clock.stop();
  }
}

/** Reads to the end of the stream; what follows the final frame is waited for (the connection is used again), but not looked at. */
async function readAnswer(chat: Chat, { contentType, body }: IncomingAnswer): Promise<void> {
  if (contentType !== '' && !chat.dialect.contentTypes.test(contentType)) throw notAModelServer(chat, contentType);
  const limit = chat.control.maxAnswerBytes * LINE_PER_ANSWER_BYTE + LINE_OVERHEAD;
  for await (const { number, bytes } of readLines(body, limit)) {
    if (chat.result !== null) continue;
    const { text, replaced } = decodeLine(bytes);
    const frame = readFrame(chat, number, text);
    if (frame !== null) take(chat, frame, replaced);
  }
  const final = chat.result === null ? chat.dialect.atEnd() : null;
  if (final !== null) finish(chat, final);
}

function take(chat: Chat, frame: ChatFrame, replaced: boolean): void {
  if (frame.error !== null) throw givenUp(chat, frame.error);
  const added = chat.answer.add(frame, replaced);
  if (added === 'token') chat.clock.token();
  if (added === 'full') chat.clock.end('output_limit');
  chat.clock.signal.throwIfAborted();
  if (frame.final !== null) finish(chat, frame.final);
}

function finish(chat: Chat, final: FinalFrame): void {
  chat.result = chat.answer.generation('finished', final);
  chat.clock.linger(LINGER_MS);
}

function readFrame(chat: Chat, number: number, text: string): ChatFrame | null {
  try {
    return chat.dialect.frame(text);
  } catch (error) {
    // By name: a dialect of another room has a class of its own.
    if (!(error instanceof Error) || error.name !== BrokenLine.name) throw error;
    const words = `Line ${number} of the answer from ${hostOf(chat.server)} ${error.message}; nothing of it is used.`;
    throw new ProviderFailure('server_error', words, partialOf(chat), { cause: error });
  }
}

function endedWithoutFinal(chat: Chat): Generation {
  if (chat.answer.repeats()) return chat.answer.generation('looped', null);
  const words = `The stream from ${hostOf(chat.server)} ended without its final frame.`;
  throw new ProviderFailure('server_error', words, partialOf(chat));
}

/** What an error means depends on who ended the request. */
function stopped(chat: Chat, error: unknown): Generation {
  const reason = chat.clock.endedBy;
  const host = hostOf(chat.server);
  switch (reason) {
    case 'output_limit':
      return chat.answer.generation('output_limit', null);
    case 'time_limit':
      return chat.answer.generation('too_slow', null);
    case 'cancelled':
      throw new ProviderFailure('cancelled', 'The request was cancelled.', partialOf(chat));
    case 'no_first_token': {
      const words = `No token came from ${host} within ${seconds(chat.control.firstTokenTimeoutMs)}.`;
      throw new ProviderFailure('server_error', words, partialOf(chat));
    }
    case 'stalled': {
      const words = `${host} was silent for ${seconds(chat.control.idleTimeoutMs)} in the middle of an answer.`;
      throw new ProviderFailure('server_error', words, partialOf(chat));
    }
    case 'complete':
    case null:
      throw error instanceof LineTooLong
        ? tooLong(chat, error)
        : transportFailure(error, chat.server, chat.answer.partial);
    default:
      return reason satisfies never;
  }
}

function tooLong(chat: Chat, error: LineTooLong): ProviderFailure {
  return new ProviderFailure('server_error', `${hostOf(chat.server)}: ${error.message}`, partialOf(chat), {
    cause: error,
  });
}

function givenUp(chat: Chat, words: string): ProviderFailure {
  return new ProviderFailure(classifyFailure({ text: words }), scrub(words, chat.server), partialOf(chat));
}

function notAModelServer(chat: Chat, contentType: string): ProviderFailure {
  const type = contentType.split(';')[0]?.slice(0, 100) ?? '';
  return new ProviderFailure('refused', `${hostOf(chat.server)} answers with ${type}, not like a model server.`, {
    status: 200,
  });
}

function partialOf(chat: Chat): { readonly partial?: string } {
  const partial = chat.answer.partial;
  return partial === '' ? {} : { partial: scrub(partial, chat.server) };
}

function seconds(ms: number): string {
  return `${ms / 1_000} s`;
}
