import { ProviderFailure } from '@assay/domain/run';
import { decideRetry, type AttemptTally, type RetryDecision, type RetryPolicy } from '@assay/domain/scheduling';

interface Tally {
  failed: number;
  crashes: number;
  outOfMemory: number;
  turnedAway: number;
  readonly first: number;
  notBefore: number;
}

/** Failed loads of models in the hands of one lane, judged by the same table as failed answers. */
export class LoadFailures {
  private readonly tallies = new Map<string, Tally>();

  constructor(private readonly policy: RetryPolicy) {}

  /** What to do after one more failure; `now` in ms. A cancelled load is none. */
  add(modelId: string, failure: ProviderFailure, now: number): RetryDecision {
    const { kind } = failure;
    if (kind === 'cancelled') return { action: 'retry', afterMs: 0, costsAttempt: false };
    const tally = this.tallies.get(modelId) ?? newTally(now);
    this.tallies.set(modelId, tally);
    if (kind === 'runner_crash') tally.crashes += 1;
    else if (kind === 'out_of_memory') tally.outOfMemory += 1;
    else if (kind === 'queue_full' || kind === 'rate_limited') tally.turnedAway += 1;
    else tally.failed += 1;
    const counted: AttemptTally = { ...tally, sinceFirstMs: now - tally.first };
    const retryAfterMs = failure.facts.retryAfterMs;
    const decision = decideRetry({ kind, retryAfterMs }, counted, Math.random(), this.policy);
    if (decision.action === 'retry') tally.notBefore = now + decision.afterMs;
    else this.tallies.delete(modelId);
    return decision;
  }

  /** How long the next load of this model has to wait, ms. */
  delay(modelId: string, now: number): number {
    return Math.max(0, (this.tallies.get(modelId)?.notBefore ?? 0) - now);
  }

  /** The model was loaded. */
  clear(modelId: string): void {
    this.tallies.delete(modelId);
  }
}

function newTally(now: number): Tally {
  return { failed: 0, crashes: 0, outOfMemory: 0, turnedAway: 0, first: now, notBefore: 0 };
}
