import { FAILURE_KINDS } from '@assay/domain/run';
import fc from 'fast-check';
import { decideRetry, RETRY_POLICY, type AttemptTally } from './retry-policy';

const none: AttemptTally = { failed: 0, crashes: 0, outOfMemory: 0, turnedAway: 0, sinceFirstMs: 0 };
const almostOne = 0.999_999;

describe('decideRetry', () => {
  it.each([
    [1, 1_000],
    [2, 4_000],
    [3, 16_000],
    [4, 60_000],
  ])('waits after failure %i of server or network at most %i ms', (failed, longest) => {
    const tally = { ...none, failed };
    expect(decideRetry({ kind: 'server_error' }, tally, almostOne)).toEqual({
      action: 'retry',
      afterMs: longest,
      costsAttempt: true,
    });
    expect(decideRetry({ kind: 'unreachable' }, tally, 0)).toEqual({ action: 'retry', afterMs: 0, costsAttempt: true });
  });

  it('gives up after the fifth', () => {
    expect(decideRetry({ kind: 'server_error' }, { ...none, failed: 5 }, 0)).toEqual({
      action: 'missing',
      outcome: 'server_error',
    });
  });

  it('waits for a place in the queue without spending attempts, and as long as the server asks', () => {
    const full = decideRetry({ kind: 'queue_full' }, { ...none, turnedAway: 50 }, 0.5);
    expect(full).toEqual({ action: 'retry', afterMs: 30_000, costsAttempt: false });
    const limited = decideRetry({ kind: 'rate_limited', retryAfterMs: 7_000 }, { ...none, turnedAway: 1 }, 0.5);
    expect(limited).toEqual({ action: 'retry', afterMs: 7_500, costsAttempt: false });
  });

  it('does not wait in a queue for ever', () => {
    expect(decideRetry({ kind: 'queue_full' }, { ...none, sinceFirstMs: RETRY_POLICY.longestWaitMs }, 0)).toEqual({
      action: 'missing',
      outcome: 'server_error',
    });
  });

  it('tries once more after a crash of the runner; the second is poison', () => {
    expect(decideRetry({ kind: 'runner_crash' }, { ...none, crashes: 1 }, 0).action).toBe('retry');
    expect(decideRetry({ kind: 'runner_crash' }, { ...none, crashes: 2 }, 0)).toEqual({
      action: 'missing',
      outcome: 'poison',
    });
  });

  it('blocks a model that does not fit twice, a minute apart', () => {
    expect(decideRetry({ kind: 'out_of_memory' }, { ...none, outOfMemory: 1 }, almostOne)).toEqual({
      action: 'retry',
      afterMs: 60_000,
      costsAttempt: true,
    });
    expect(decideRetry({ kind: 'out_of_memory' }, { ...none, outOfMemory: 2 }, 0)).toEqual({
      action: 'block_model',
      outcome: 'model_unavailable',
    });
  });

  it.each([
    ['model_missing', { action: 'block_model', outcome: 'model_unavailable' }],
    ['unsupported', { action: 'missing', outcome: 'unsupported' }],
    ['prompt_too_long', { action: 'missing', outcome: 'prompt_too_long' }],
    ['internal', { action: 'missing', outcome: 'internal' }],
    ['refused', { action: 'wait_for_server' }],
  ] as const)('never repeats %s', (kind, decision) => {
    expect(decideRetry({ kind }, none, 0)).toEqual(decision);
  });

  it('ends for every kind of failure, however it goes on', () => {
    const kinds = FAILURE_KINDS.filter((kind) => kind !== 'cancelled');
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.double({ min: 0, max: 0.99, noNaN: true }), (kind, random) => {
        let tally = none;
        for (let attempt = 1; attempt <= 2_000; attempt += 1) {
          tally = {
            failed: tally.failed + 1,
            crashes: tally.crashes + 1,
            outOfMemory: tally.outOfMemory + 1,
            turnedAway: tally.turnedAway + 1,
            sinceFirstMs: tally.sinceFirstMs + 1_000,
          };
          const decision = decideRetry({ kind }, tally, random);
          if (decision.action !== 'retry') return;
          expect(decision.afterMs).toBeGreaterThanOrEqual(0);
          expect(decision.afterMs).toBeLessThanOrEqual(RETRY_POLICY.longestDelayMs);
        }
        throw new Error(`${kind} never ends`);
      }),
    );
  });
});
