import { Clock } from '@assay/domain/run';
import { isStarving } from '@assay/domain/scheduling';
import { EngineSettings } from '../engine-settings';
import { EngineStore } from '../engine-store';
import { blocksOf, type RunningBlock } from '../lane/block';
import { RunScope } from '../run-scope';
import { JudgeRecords } from './judge-records';
import { JudgeRunner, type Concluding, type TakenAnswer } from './judge-runner';

/** What a judge's block needs to run. */
export interface JudgeBlockRunnerParts {
  readonly store: EngineStore;
  readonly judges: JudgeRunner;
  readonly records: JudgeRecords;
  readonly clock: Clock;
  readonly scope: RunScope;
  readonly settings: EngineSettings;
}

/** Between two looks for answers that are still being made elsewhere, ms. */
const LOOK_MS = 250;
const LOOK_FOR_STARVING_MS = 30_000;

/** Works through the answers that wait for a loaded judge, never with more requests on their way than the server has slots. */
export class JudgeBlockRunner {
  constructor(private readonly parts: JudgeBlockRunnerParts) {}

  /** Resolves when no answer of the block is in work any more, and none is on its way from another server. */
  async run(block: RunningBlock, slots: number): Promise<void> {
    const line = new AnswerLine(block, this.parts);
    const done = new AbortController();
    const watch = this.giveWay(block, line, done.signal);
    // Its failure is thrown below, once nothing is in work any more.
    watch.catch(() => undefined);
    const ending = new Set<Promise<void>>();
    const workers = Array.from({ length: slots }, () => this.work(block, line, ending));
    const results = await Promise.allSettled(workers);
    results.push(...(await Promise.allSettled(ending)));
    done.abort();
    await watch;
    const failed = results.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }

  /** A score is stored beside the next answer, which is claimed first; a failure of that is thrown once nothing is in work any more. */
  private async work(block: RunningBlock, line: AnswerLine, ending: Set<Promise<void>>): Promise<void> {
    let answer = await line.next();
    while (answer !== null) {
      const conclude = await this.parts.judges.run(block, answer);
      const next = line.next();
      if (conclude !== null) this.beside(ending, line, conclude);
      answer = await next;
    }
  }

  private beside(ending: Set<Promise<void>>, line: AnswerLine, conclude: Concluding): void {
    const end = conclude();
    ending.add(end);
    end.then(
      () => ending.delete(end),
      () => line.close(),
    );
  }

  /** Closes the block to new answers when a run that nobody serves has waited too long. */
  private async giveWay(block: RunningBlock, line: AnswerLine, done: AbortSignal): Promise<void> {
    const { clock, store, scope, settings, records } = this.parts;
    const { lane } = block;
    const lanes = { loaded: [], servedRuns: block.runIds };
    while (await clock.sleep(LOOK_FOR_STARVING_MS, done)) {
      const work = await records.patiently(lane, () => store.openWork(lane.held.serverId, scope.runIds));
      if (blocksOf(work).some(({ open }) => isStarving(open, lanes, settings.blocks))) line.close();
    }
  }
}

/** Hands out answers one after another, and waits for those that other servers are still making, unless this one has other work. */
class AnswerLine {
  private last: Promise<TakenAnswer | null> = Promise.resolve(null);
  private closed = false;

  constructor(
    private readonly block: RunningBlock,
    private readonly parts: JudgeBlockRunnerParts,
  ) {}

  next(): Promise<TakenAnswer | null> {
    const claim = (): Promise<TakenAnswer | null> => this.claim();
    this.last = this.last.then(claim, claim);
    return this.last;
  }

  close(): void {
    this.closed = true;
  }

  private async claim(): Promise<TakenAnswer | null> {
    const { store, records, clock } = this.parts;
    const { lane, work, runIds, ground } = this.block;
    const { serverVersion } = ground;
    const key = { modelId: work.modelId, numCtx: work.open.numCtx, runIds, serverVersion };
    while (!this.closed && !lane.isStopping && lane.circuit.state === 'closed') {
      const asOf = lane.inFlight.moment;
      const answer = await records.patiently(lane, () => store.judging.claim(lane.held, key));
      if (answer !== null) return { ...answer, asOf };
      if (!(await records.patiently(lane, () => this.isWorthWaiting()))) return null;
      await clock.sleep(LOOK_MS, lane.stopSignal);
    }
    return null;
  }

  private async isWorthWaiting(): Promise<boolean> {
    const { store, scope } = this.parts;
    const { lane, work, runIds } = this.block;
    const { serverId } = lane.held;
    if (!(await store.judging.expectsMore(runIds, { modelId: work.modelId, serverId }))) return false;
    return (await store.openWork(serverId, scope.runIds)).length === 0;
  }
}
