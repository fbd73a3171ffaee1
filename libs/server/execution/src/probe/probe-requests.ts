import { randomBytes } from 'node:crypto';
import type { ChatControl, ChatRequest, RunnerOptions } from '@assay/domain/run';
import { PROBE, probePrompt } from '@assay/domain/probe';

/** Longest silence of a server between two tokens, and longest time of one answer, ms. */
const IDLE_MS = 120_000;
const TIME_LIMIT_MS = 600_000;
const ANSWER_BYTES = 65_536;

/** A request with a nonce of its own in its first tokens: greedy, without thinking, of fixed length. */
export function probeChat(
  model: { readonly tag: string; readonly runner: RunnerOptions; readonly capabilities: readonly string[] },
  characters: number,
): ChatRequest {
  const think = model.capabilities.includes('thinking') ? { think: false } : {};
  return {
    model: model.tag,
    messages: [{ role: 'user', content: probePrompt(randomBytes(12).toString('hex'), characters) }],
    runner: model.runner,
    options: { temperature: 0, seed: 1, numPredict: PROBE.numPredict, ...think },
  };
}

/** How a request of a probe is followed. The first token may take as long as a load. */
export function probeControl(signal: AbortSignal, loadTimeoutMs: number): ChatControl {
  return {
    signal,
    firstTokenTimeoutMs: loadTimeoutMs,
    idleTimeoutMs: IDLE_MS,
    timeLimitMs: TIME_LIMIT_MS,
    maxAnswerBytes: ANSWER_BYTES,
  };
}
