import { ProviderFailure, type ServerAddress } from '@assay/domain/run';
import { AnswerClock } from '../stream/answer-clock';
import { BrokenLine } from '../stream/chat-frame';
import { BodyTooLarge } from './read-limited';
import { hostOf, transportFailure } from './transport-failure';
import { UnexpectedShape } from './unexpected-shape';

/** Does a short piece of work with a server within a time (ms); whatever goes wrong comes out as a `ProviderFailure`. */
export async function timed<T>(
  server: ServerAddress,
  { signal, timeoutMs }: { readonly signal: AbortSignal; readonly timeoutMs: number },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const clock = new AnswerClock(signal, {
    firstTokenTimeoutMs: timeoutMs,
    idleTimeoutMs: timeoutMs,
    timeLimitMs: timeoutMs,
  });
  try {
    clock.signal.throwIfAborted();
    return await work(clock.signal);
  } catch (error) {
    throw failureOf(error, server, clock, timeoutMs);
  } finally {
    clock.stop();
  }
}

function failureOf(error: unknown, server: ServerAddress, clock: AnswerClock, timeoutMs: number): ProviderFailure {
  const host = hostOf(server);
  if (clock.endedBy === 'cancelled') return new ProviderFailure('cancelled', 'The request was cancelled.');
  if (clock.endedBy !== null)
    return new ProviderFailure('server_error', `${host} did not answer within ${timeoutMs / 1_000} s.`);
  const reason = strangeness(error);
  if (reason === null) return transportFailure(error, server);
  return new ProviderFailure(
    'refused',
    `${host} answers, but not like a model server: ${reason}.`,
    {},
    { cause: error },
  );
}

function strangeness(error: unknown): string | null {
  if (error instanceof UnexpectedShape) return error.message;
  if (error instanceof BodyTooLarge) return `its answer is larger than ${error.limitBytes} bytes`;
  return error instanceof SyntaxError || error instanceof BrokenLine
    ? 'its answer is not the JSON that was expected'
    : null;
}
