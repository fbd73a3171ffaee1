import { Logger } from '@nestjs/common';
import { Failpoints } from '@assay/domain/run';
import { WorkerIdentity } from '@assay/server/evaluation';
import { DatabaseUnavailable, untilStored, type AcquiredLane } from '@assay/server/persistence';
import { Bell } from './bell';
import { DeadOwners } from './dead-owners';
import { Lane } from './lane';
import { LaneWorker, type LaneWorkerParts } from './lane-worker';
import { StorageWatch } from './storage-watch';

/** What the keeper needs beside what it hands to its workers. */
export interface LaneKeeperParts extends LaneWorkerParts {
  readonly identity: WorkerIdentity;
  readonly failpoints: Failpoints;
}

const RESTART_MS = 1_000;
/** A lease that could not be renewed is given up this long before its end, ms: a sixth of it, five seconds at most. */
function safetyOf(leaseMs: number): number {
  return Math.min(5_000, leaseMs / 6);
}

/**
 * Takes lanes of servers with work, keeps their leases alive, and gives them back. Where several processes share a database, each
 * takes one lane at a time, so that all get some.
 */
export class LaneKeeper {
  private readonly logger = new Logger(LaneKeeper.name);
  private readonly workers = new Map<string, { readonly lane: Lane; readonly done: Promise<void> }>();
  private readonly bell: Bell;
  private readonly dead: DeadOwners;
  private readonly storage: StorageWatch;
  private stopping = new AbortController();
  private gone = new AbortController();
  private loops: readonly Promise<void>[] = [];
  private renewedAt = 0;
  /** When runs are looked at next whose time may be over, ms of the clock. */
  private overdueAt = 0;
  private unsubscribe = (): void => undefined;

  constructor(private readonly parts: LaneKeeperParts) {
    this.bell = new Bell(parts.clock);
    this.dead = new DeadOwners(parts.store.presence, parts.clock, parts.settings.absenceMs);
    this.storage = new StorageWatch(parts.store, parts.bus, parts.clock);
  }

  /** Takes over what the dead left, where nobody else can live, and begins. */
  async start(): Promise<void> {
    const { store, bus, closer, settings } = this.parts;
    this.stopping = new AbortController();
    this.gone = new AbortController();
    if (settings.exclusive) bus.publish(await store.lanes.reclaimAll());
    await closer.closeExhausted();
    this.unsubscribe = bus.onWork((runId) => this.attend(runId));
    this.loops = [this.lookForLanes(), this.keepAlive()];
  }

  /** Begins no new request, gives running ones the grace time, then breaks them off and gives everything back. */
  async stop(): Promise<void> {
    const { clock, settings, failpoints } = this.parts;
    this.stopping.abort();
    this.unsubscribe();
    const lanes = [...this.workers.values()];
    for (const { lane } of lanes) lane.stop();
    failpoints.pass('during_shutdown');
    const done = new AbortController();
    const all = Promise.all(lanes.map((worker) => worker.done)).then(() => done.abort());
    if (await clock.sleep(settings.graceMs, done.signal)) for (const { lane } of lanes) lane.end('stop');
    await all;
    this.gone.abort();
    await Promise.all(this.loops);
  }

  /** A run (or any, when null) was accepted, resumed, paused or cancelled. */
  private attend(runId: string | null): void {
    this.bell.ring();
    this.breakOffCancelled(runId).catch((error: unknown) => this.report(error));
  }

  private async breakOffCancelled(runId: string | null): Promise<void> {
    const lanes = [...this.workers.values()].map((worker) => worker.lane);
    for (const lane of lanes) lane.bell.ring();
    const served = lanes.flatMap((lane) => [...lane.servedRuns, ...lane.inFlight.runIds]);
    const asked = [...new Set(served)].filter((id) => runId === null || id === runId);
    if (asked.length === 0) return;
    for (const [id, desired] of await this.parts.store.commands.stopped(asked)) {
      if (desired === 'cancel') for (const lane of lanes) lane.inFlight.cancelRun(id);
    }
  }

  private async lookForLanes(): Promise<void> {
    const { signal } = this.stopping;
    const { settings, clock } = this.parts;
    while (!signal.aborted) {
      const took = await this.acquire().catch((error: unknown) => this.report(error));
      await this.endOverdue();
      const more = took === true && !settings.exclusive;
      if (more) await clock.sleep(Math.random() * 200, signal);
      else await this.bell.wait(settings.lookMs, signal);
    }
  }

  /** A look at the clocks of runs, now and then. */
  private async endOverdue(): Promise<void> {
    const now = this.parts.clock.now().getTime();
    if (now < this.overdueAt) return;
    this.overdueAt = now + this.parts.settings.heartbeatMs;
    await this.parts.closer.closeOverdue().catch((error: unknown) => this.report(error));
  }

  /** True when a lane was taken. */
  private async acquire(): Promise<boolean> {
    const { store, bus, identity, scope, settings } = this.parts;
    const { runIds, probeIds } = scope;
    if (runIds?.length === 0 && probeIds?.length === 0) return false;
    if (!settings.exclusive) await this.releaseTheDead();
    const limit = settings.exclusive ? 1_000 : 1;
    const { lanes, events } = await store.lanes.acquire(identity.id, settings.leaseMs, limit, { runIds, probeIds });
    bus.publish(events);
    for (const lane of lanes) this.begin(lane);
    if (events.length > 0) await this.parts.closer.closeExhausted();
    return lanes.length > 0;
  }

  private async releaseTheDead(): Promise<void> {
    const dead = await this.dead.release(this.parts.identity.id);
    if (dead.length > 0) this.logger.warn(`Gone without a word, their work is taken over: ${dead.join(', ')}.`);
  }

  private begin(held: AcquiredLane): void {
    const { clock, settings } = this.parts;
    const lane = new Lane(held, clock, settings.circuit);
    if (this.workers.size === 0) this.renewedAt = clock.now().getTime();
    const done = this.drive(lane).finally(() => {
      this.workers.delete(held.serverId);
      this.bell.ring();
    });
    this.workers.set(held.serverId, { lane, done });
    if (this.stopping.signal.aborted) lane.stop();
  }

  /** Lets a worker go on after failures of ours, and gives the lane back in the end. Never rejects. */
  private async drive(lane: Lane): Promise<void> {
    const { store, bus, clock, closer } = this.parts;
    const worker = new LaneWorker(lane, this.parts);
    while (!(await this.worked(worker))) {
      if (!(await clock.sleep(RESTART_MS, lane.endSignal))) break;
      await store.lanes.takeBack(lane.held).then(
        (events) => bus.publish(events),
        (failure: unknown) => this.report(failure, lane),
      );
    }
    lane.isGivenBack = true;
    await untilStored(() => store.lanes.release(lane.held), { wait: (ms) => clock.sleep(ms, lane.endSignal) })
      .then(() => closer.closeExhausted())
      .catch((failure: unknown) => this.report(failure, lane));
  }

  /** False when the worker failed for a reason of ours. */
  private async worked(worker: LaneWorker): Promise<boolean> {
    try {
      await worker.run();
      return true;
    } catch (error) {
      this.report(error, worker.lane);
      return false;
    }
  }

  /**
   * Goes on while lanes end their work, so that nobody takes them too early. A renewal that gets no answer is not waited for: by the
   * end of the lease the lanes are given up, whatever became of it.
   */
  private async keepAlive(): Promise<void> {
    const { clock, settings } = this.parts;
    let renewal: Promise<void> | null = null;
    while (await clock.sleep(settings.heartbeatMs, this.gone.signal)) {
      if (this.workers.size > 0) renewal ??= this.heartbeat().finally(() => (renewal = null));
      if (!settings.exclusive && this.workers.size > 0) this.loseWhatIsTooOld();
    }
    await renewal;
  }

  private async heartbeat(): Promise<void> {
    const { heartbeatMs } = this.parts.settings;
    await this.renew();
    const lanes = [...this.workers.values()].map(({ lane }) => lane);
    await this.storage.look(lanes, heartbeatMs).catch((error: unknown) => this.report(error));
  }

  /** Another process may take a lane once its lease is over. */
  private loseWhatIsTooOld(): void {
    const { clock, settings } = this.parts;
    if (clock.now().getTime() - this.renewedAt < settings.leaseMs - safetyOf(settings.leaseMs)) return;
    for (const { lane } of this.workers.values()) this.lose(lane);
  }

  private async renew(): Promise<void> {
    const { store, identity, settings, clock } = this.parts;
    const askedAt = clock.now().getTime();
    try {
      const held = await store.lanes.renew(identity.id, settings.leaseMs);
      this.renewedAt = askedAt;
      for (const { lane } of this.workers.values()) {
        if (!held.some((one) => one.serverId === lane.held.serverId && one.token === lane.held.token)) this.lose(lane);
      }
      await this.breakOffCancelled(null);
    } catch (error) {
      this.report(error);
    }
  }

  private lose(lane: Lane): void {
    if (lane.endSignal.aborted || lane.isGivenBack) return;
    this.logger.warn(`${lane.held.name}: lease lost, another process may work on this server.`);
    lane.end('lease_lost');
  }

  private report(error: unknown, lane?: Lane): void {
    const name = lane === undefined ? '' : `${lane.held.name}: `;
    if (error instanceof DatabaseUnavailable) this.logger.warn(`${name}${error.message}`);
    else
      this.logger.error(error instanceof Error ? `${name}${error.stack ?? error.message}` : `${name}${String(error)}`);
  }
}
