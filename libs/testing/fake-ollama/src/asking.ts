import { type ChatControl, type ChatRequest, ProviderFailure } from '@assay/domain/run';

const MINUTE_MS = 60_000;

/** A chat with the fake's default model. */
export function aChatRequest(more: Partial<ChatRequest> = {}): ChatRequest {
  const messages = [{ role: 'user' as const, content: 'hi' }];
  return { model: 'tiny', messages, runner: { numCtx: 512 }, options: { numPredict: 1_000 }, ...more };
}

/** Limits that no test reaches, unless it sets its own. */
export function aChatControl(more: Partial<ChatControl> = {}): ChatControl {
  return {
    signal: new AbortController().signal,
    firstTokenTimeoutMs: MINUTE_MS,
    idleTimeoutMs: MINUTE_MS,
    timeLimitMs: MINUTE_MS,
    maxAnswerBytes: 1_048_576,
    ...more,
  };
}

/** The failure with which work ends; throws when it succeeds or fails in another way. */
export async function failureOf(work: Promise<unknown>): Promise<ProviderFailure> {
  const ended: unknown = await work.then(
    (value) => ({ value }),
    (reason: unknown) => reason,
  );
  if (ended instanceof ProviderFailure) return ended;
  throw new Error(`It did not fail as a provider does: ${JSON.stringify(ended)}`, { cause: ended });
}
