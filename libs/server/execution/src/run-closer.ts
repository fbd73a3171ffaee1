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

  /** Ends these runs where nothing is left of them. */
  async close(runIds: readonly string[]): Promise<void> {
    for (const runId of runIds) {
      this.failpoints.pass('during_run_finalize');
      const event = await this.store.lifecycle.finish(runId);
      if (event !== null) this.bus.publish([event]);
    }
  }

  /** Ends every run that nobody ended. */
  async closeExhausted(): Promise<void> {
    await this.close(await this.store.lifecycle.exhausted());
  }
}
