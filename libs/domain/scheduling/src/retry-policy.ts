import type { MissingOutcome } from '@assay/contracts';
import type { FailureKind } from '@assay/domain/run';

/** Durations in ms and counts of the one retry table. */
export interface RetryPolicy {
  /** Attempts at most for failures of server and network. */
  readonly attempts: number;
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  readonly outOfMemoryDelayMs: number;
  /** Longest time that a trial waits for a place in a queue. */
  readonly longestWaitMs: number;
}

export const RETRY_POLICY: RetryPolicy = {
  attempts: 5,
  firstDelayMs: 1_000,
  longestDelayMs: 60_000,
  outOfMemoryDelayMs: 60_000,
  longestWaitMs: 30 * 60_000,
};

/** What is known of earlier attempts of a trial, the one that just failed included. */
export interface AttemptTally {
  /** Ended by a failure of server or network. */
  readonly failed: number;
  readonly crashes: number;
  readonly outOfMemory: number;
  /** Turned away without costing an attempt: queue full, rate limit. */
  readonly turnedAway: number;
  /** Since the first attempt, ms. */
  readonly sinceFirstMs: number;
}

export type RetryDecision =
  /** Try again later; `costsAttempt` false = as if this one had not been. */
  | { readonly action: 'retry'; readonly afterMs: number; readonly costsAttempt: boolean }
  /** This trial ends without an answer. */
  | { readonly action: 'missing'; readonly outcome: MissingOutcome }
  /** No trial of this model can be answered on this server. */
  | { readonly action: 'block_model'; readonly outcome: MissingOutcome }
  /** The server cannot work now, whoever asks; no attempt is spent. */
  | { readonly action: 'wait_for_server' };

/**
 * What to do about a failed attempt: one table for the whole engine. `random` in [0, 1) spreads the waits (full jitter:
 * uniform between nothing and a window that grows fourfold from the first to the longest delay).
 */
export function decideRetry(
  failure: { readonly kind: Exclude<FailureKind, 'cancelled'>; readonly retryAfterMs?: number | undefined },
  tally: AttemptTally,
  random: number,
  policy: RetryPolicy = RETRY_POLICY,
): RetryDecision {
  switch (failure.kind) {
    case 'queue_full':
    case 'rate_limited':
      return waitInQueue(failure.retryAfterMs ?? 0, tally, random, policy);
    case 'unreachable':
    case 'server_error':
      return tally.failed >= policy.attempts
        ? { action: 'missing', outcome: 'server_error' }
        : { action: 'retry', afterMs: jitter(tally.failed, random, policy), costsAttempt: true };
    case 'refused':
      return { action: 'wait_for_server' };
    case 'runner_crash':
      return tally.crashes >= 2
        ? { action: 'missing', outcome: 'poison' }
        : { action: 'retry', afterMs: jitter(1, random, policy), costsAttempt: true };
    case 'out_of_memory':
      return tally.outOfMemory >= 2
        ? { action: 'block_model', outcome: 'model_unavailable' }
        : { action: 'retry', afterMs: policy.outOfMemoryDelayMs, costsAttempt: true };
    case 'model_missing':
      return { action: 'block_model', outcome: 'model_unavailable' };
    case 'unsupported':
    case 'prompt_too_long':
    case 'internal':
      return { action: 'missing', outcome: failure.kind };
    default:
      return failure.kind satisfies never;
  }
}

function waitInQueue(retryAfterMs: number, tally: AttemptTally, random: number, policy: RetryPolicy): RetryDecision {
  if (tally.sinceFirstMs >= policy.longestWaitMs) return { action: 'missing', outcome: 'server_error' };
  const afterMs = retryAfterMs + jitter(tally.turnedAway, random, policy);
  return { action: 'retry', afterMs: Math.min(afterMs, policy.longestWaitMs), costsAttempt: false };
}

function jitter(count: number, random: number, policy: RetryPolicy): number {
  const window = Math.min(policy.longestDelayMs, policy.firstDelayMs * 4 ** Math.max(0, count - 1));
  return Math.round(random * window);
}
