import { Clock, type LoadedModel, ModelProvider, ProviderFailure } from '@assay/domain/run';
import { chooseBlock, type LaneNow } from '@assay/domain/scheduling';
import { RunEventBus } from '@assay/server/events';
import { isStorageFull, type LaneServer } from '@assay/server/persistence';
import { EngineLimits } from '../engine-limits';
import { EngineSettings } from '../engine-settings';
import { EngineStore } from '../engine-store';
import { JudgeBlockRunner } from '../judging/judge-block-runner';
import { RunCloser } from '../run-closer';
import { ProbeRunner } from '../probe/probe-runner';
import { RunScope } from '../run-scope';
import { blocksOf, type BlockWork } from './block';
import { BlockLoading } from './block-loading';
import { BlockPreparation } from './block-preparation';
import { BlockRunner } from './block-runner';
import { addressOf, type Lane } from './lane';
import { LoadFailures } from './load-failures';
import { askServer, ServerTrouble } from './server-trouble';
import { ServerWait } from './server-wait';

/** What a lane's worker needs. */
export interface LaneWorkerParts {
  readonly store: EngineStore;
  readonly provider: ModelProvider;
  readonly preparation: BlockPreparation;
  readonly blocks: BlockRunner;
  readonly judging: JudgeBlockRunner;
  readonly probes: ProbeRunner;
  readonly wait: ServerWait;
  readonly closer: RunCloser;
  readonly limits: EngineLimits;
  readonly scope: RunScope;
  readonly clock: Clock;
  readonly settings: EngineSettings;
  readonly bus: RunEventBus;
}

const LONGEST_REST_MS = 30_000;
/** Between two looks whether there is room again, which the keeper of the lanes finds out. */
const STORAGE_LOOK_MS = 500;

/** Drives one server: block after block, until nothing is left for it, it is told to stop, or its lease is lost. */
export class LaneWorker {
  private readonly loadFailures: LoadFailures;

  constructor(
    readonly lane: Lane,
    private readonly parts: LaneWorkerParts,
  ) {
    this.loadFailures = new LoadFailures(parts.settings.retry);
  }

  async run(): Promise<void> {
    const { store } = this.parts;
    const { lane } = this;
    await this.resumeWait();
    while (!lane.isStopping) {
      const server = await store.lanes.server(lane.held);
      if (server === null) return;
      if (await this.parts.probes.runNext(lane, server)) continue;
      if (!server.enabled) lane.serverFailed(`${server.name} is disabled.`, true);
      if (!(await this.goOn(server))) return;
    }
  }

  /** One step of work, or of a wait; false when nothing is left. */
  private async goOn(server: LaneServer): Promise<boolean> {
    const { lane } = this;
    if (lane.circuit.state === 'open') return this.waitForServer();
    if (lane.storageFullSince === null) return this.step(server);
    await lane.bell.wait(STORAGE_LOOK_MS, lane.stopSignal);
    return true;
  }

  /** One block, or one rest; false when nothing is left. */
  private async step(server: LaneServer): Promise<boolean> {
    const { store, provider, scope, settings } = this.parts;
    const { lane } = this;
    const asOf = lane.inFlight.moment;
    const open = await store.openWork(lane.held.serverId, scope.runIds);
    lane.learn(open);
    const work = blocksOf(open);
    if (work.length === 0) return false;
    try {
      const loaded = await askServer(provider.loaded(addressOf(server), lane.endSignal));
      const choice = chooseBlock(
        work.map((block) => this.delayed(block)),
        laneNow(lane, loaded),
        settings.blocks,
      );
      if (choice.kind === 'done') return false;
      if (choice.kind === 'wait') await lane.bell.wait(Math.min(choice.ms, LONGEST_REST_MS), lane.stopSignal);
      else await this.runBlock(server, blockOf(work, choice.block), asOf);
    } catch (error) {
      if (error instanceof ServerTrouble) lane.serverFailed(error.message, true);
      else if (isStorageFull(error)) lane.storageIsFull();
      else if (!lane.endSignal.aborted) throw error;
    }
    return true;
  }

  private async runBlock(server: LaneServer, work: BlockWork, asOf: number): Promise<void> {
    const { preparation, blocks, judging, closer, limits } = this.parts;
    const { lane } = this;
    const runIds = work.parts.map((part) => part.runId);
    lane.servedRuns = runIds;
    const loading = new BlockLoading(lane, runIds, asOf);
    try {
      const { timeLimitMs } = await limits.read();
      const block = await preparation.prepare(lane, server, work, timeLimitMs, loading.signal);
      loading.end();
      this.loadFailures.clear(work.modelId);
      if (block !== null) await (work.open.phase === 'judge' ? judging : blocks).run(block, server.slots);
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error;
      if (!loading.signal.aborted) await this.loadFailed(work, error);
    } finally {
      loading.end();
      lane.servedRuns = [];
    }
    await closer.close(runIds);
  }

  /** A working server does not load this model. */
  private async loadFailed(work: BlockWork, failure: ProviderFailure): Promise<void> {
    const { preparation, clock } = this.parts;
    const { lane } = this;
    const decision = this.loadFailures.add(work.modelId, failure, clock.now().getTime());
    if (failure.kind === 'unreachable') lane.serverFailed(failure.message, true);
    switch (decision.action) {
      case 'retry':
        return;
      case 'wait_for_server':
        return lane.serverFailed(failure.message, true);
      case 'missing':
      case 'block_model': {
        const { outcome } = decision;
        if (outcome === 'cancelled') return;
        for (const part of work.parts) await preparation.endModel(lane, part, outcome, failure.message);
        return;
      }
      default:
        return decision satisfies never;
    }
  }

  /** A block whose model could not be loaded a moment ago comes later. */
  private delayed(block: BlockWork): BlockWork['open'] {
    const delay = this.loadFailures.delay(block.modelId, this.parts.clock.now().getTime());
    return { ...block.open, readyInMs: Math.max(block.open.readyInMs, delay) };
  }

  /** Takes over a wait that the lane's last owner began; one that is over belongs to work that is over. */
  private async resumeWait(): Promise<void> {
    const { lane } = this;
    const { store, bus } = this.parts;
    const server = await store.lanes.server(lane.held);
    const wait = server?.wait ?? null;
    if (wait === null) return;
    const { reason, since, waitsUntil } = wait;
    if (lane.age(Date.parse(waitsUntil)) >= 0) return bus.publish(await store.lifecycle.endWait(lane.held));
    lane.circuit = { state: 'open', reason, since: Date.parse(since), nextTry: this.parts.clock.now().getTime() };
  }

  private async waitForServer(): Promise<boolean> {
    const { wait, limits, closer } = this.parts;
    const { serverWaitMs } = await limits.read();
    const end = await wait.until(this.lane, serverWaitMs);
    if (end === 'given_up') await closer.closeExhausted();
    return end === 'back' || end === 'given_up';
  }
}

function laneNow(lane: Lane, loaded: readonly LoadedModel[]): LaneNow {
  const runners = loaded.map((entry) => ({ weights: lane.weightsOf(entry), numCtx: entry.contextLength }));
  return { loaded: runners, servedRuns: [] };
}

function blockOf(work: readonly BlockWork[], open: BlockWork['open']): BlockWork {
  const block = work.find(
    (one) => one.modelId === open.modelId && one.open.numCtx === open.numCtx && one.open.phase === open.phase,
  );
  if (block === undefined) throw new Error('The chosen block is not among those that are open.');
  return block;
}
