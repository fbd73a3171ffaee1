import { Clock } from '@assay/domain/run';
import { isStarving } from '@assay/domain/scheduling';
import { RunEventBus } from '@assay/server/events';
import { isStorageFull, untilStored } from '@assay/server/persistence';
import { EngineSettings } from '../engine-settings';
import { EngineStore } from '../engine-store';
import { RunCloser } from '../run-closer';
import { RunScope } from '../run-scope';
import { type TakenTrial, TrialRunner } from '../trial/trial-runner';
import { blocksOf, type RunningBlock } from './block';
import { ScoringQueue } from './scoring-queue';

/** What a block needs to run. */
export interface BlockRunnerParts {
  readonly store: EngineStore;
  readonly trials: TrialRunner;
  readonly closer: RunCloser;
  readonly bus: RunEventBus;
  readonly clock: Clock;
  readonly scope: RunScope;
  readonly settings: EngineSettings;
}

const LOOK_FOR_STARVING_MS = 30_000;

/** Works through the trials of a loaded model, never with more requests on their way than the server has slots. */
export class BlockRunner {
  constructor(private readonly parts: BlockRunnerParts) {}

  /** Resolves when no trial of the block is in work any more and its answers are scored. */
  async run(block: RunningBlock, slots: number): Promise<void> {
    const { clock, closer } = this.parts;
    const { lane } = block;
    const scoring = new ScoringQueue(closer, (ms) => clock.sleep(ms, lane.endSignal));
    const claims = new ClaimLine(() => this.claim(block));
    const workers = Array.from({ length: slots }, () => this.work(block, claims, scoring));
    const done = new AbortController();
    const watch = this.giveWay(block, claims, done.signal);
    // Its failure is thrown below, once nothing is in work any more.
    watch.catch(() => undefined);
    try {
      await allSettled(workers);
    } finally {
      done.abort();
      await watch;
      await scoring.drained();
    }
  }

  /** The next trial is claimed before the answer is scored: both change the row of the run, and a slot waits only for the claim. */
  private async work(block: RunningBlock, claims: ClaimLine, scoring: ScoringQueue): Promise<void> {
    let claimed = await claims.next();
    while (claimed !== null) {
      const score = await this.parts.trials.run(block, claimed);
      claimed = await claims.next().finally(() => {
        if (score !== null) scoring.add(score);
      });
    }
  }

  private async claim(block: RunningBlock): Promise<TakenTrial | null> {
    const { store, bus } = this.parts;
    const { lane, work } = block;
    if (lane.isStopping || lane.circuit.state === 'open' || lane.storageFullSince !== null) return null;
    const asOf = lane.inFlight.moment;
    const claimed = await store.queue.claim(lane.held, work.modelId, block.runIds).catch((error: unknown) => {
      if (!isStorageFull(error)) throw error;
      lane.storageIsFull();
      return null;
    });
    if (claimed === null) return null;
    bus.publish([claimed.event]);
    return { ...claimed, asOf };
  }

  /** Closes the block to new trials when a run that nobody serves has waited too long. */
  private async giveWay(block: RunningBlock, claims: ClaimLine, done: AbortSignal): Promise<void> {
    const { clock, store, scope, settings } = this.parts;
    const { lane } = block;
    const lanes = { loaded: [], servedRuns: block.runIds };
    while (await clock.sleep(LOOK_FOR_STARVING_MS, done)) {
      const work = await untilStored(() => store.openWork(lane.held.serverId, scope.runIds), {
        wait: (ms) => clock.sleep(ms, done),
      });
      const open = blocksOf(work);
      if (open.some((other) => isStarving(other.open, lanes, settings.blocks))) claims.close();
    }
  }
}

/** Claims one after another, so that slots side by side never reach for the same trial. */
class ClaimLine {
  private last: Promise<TakenTrial | null> = Promise.resolve(null);
  private closed = false;

  constructor(private readonly claim: () => Promise<TakenTrial | null>) {}

  next(): Promise<TakenTrial | null> {
    const claim = (): Promise<TakenTrial | null> => (this.closed ? Promise.resolve(null) : this.claim());
    this.last = this.last.then(claim, claim);
    return this.last;
  }

  close(): void {
    this.closed = true;
  }
}

/** Waits for all, then throws the first error. */
async function allSettled(work: readonly Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(work);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
