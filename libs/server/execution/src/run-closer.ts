import { Failpoints } from '@assay/domain/run';
import { RunEventBus } from '@assay/server/events';
import { EngineStore } from './engine-store';

/** Ends runs that have nothing left to do: once, whoever looks, and again after a death in between. */
export class RunCloser {
  constructor(
    private readonly store: EngineStore,
    private readonly bus: RunEventBus,
    private readonly failpoints: Failpoints,
  ) {}

  /** Ends these runs where nothing is left of them; what waits of a cancelled one is cancelled first. */
  async close(runIds: readonly string[]): Promise<void> {
    await this.store.lifecycle.cancelWaiting(runIds);
    await this.finish(runIds);
  }

  /** Ends every run that nobody ended. */
  async closeExhausted(): Promise<void> {
    await this.store.lifecycle.cancelWaiting(null);
    await this.finish(await this.store.lifecycle.exhausted());
  }

  /** Ends runs whose time is over; what they have stays. */
  async closeOverdue(): Promise<void> {
    const runIds = await this.store.commands.cancelOverdue();
    for (const runId of runIds) this.bus.wake(runId);
    if (runIds.length > 0) await this.close(runIds);
  }

  private async finish(runIds: readonly string[]): Promise<void> {
    for (const runId of runIds) {
      this.failpoints.pass('during_run_finalize');
      const event = await this.store.lifecycle.finish(runId);
      if (event !== null) this.bus.publish([event]);
    }
  }
}
