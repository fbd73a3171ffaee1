import { Clock, ModelProvider, ProviderFailure } from '@assay/domain/run';
import { CLOSED_CIRCUIT, givesUpAt } from '@assay/domain/scheduling';
import { RunEventBus } from '@assay/server/events';
import type { LaneServer, OpenWork } from '@assay/server/persistence';
import { EngineSettings } from '../engine-settings';
import { EngineStore } from '../engine-store';
import { JudgeGivingUp } from '../judging/judge-giving-up';
import { RunScope } from '../run-scope';
import { missingProblem } from '../trial/missing-problem';
import { addressOf, type Lane } from './lane';

/** How a wait ended. */
export type WaitEnd = 'back' | 'given_up' | 'nothing_to_do' | 'stopped';

/** What a wait needs. */
export interface ServerWaitParts {
  readonly store: EngineStore;
  readonly provider: ModelProvider;
  readonly judges: JudgeGivingUp;
  readonly bus: RunEventBus;
  readonly clock: Clock;
  readonly scope: RunScope;
  readonly settings: EngineSettings;
}

/**
 * Waits for a server that is away: asks now and then whether it is back, tells pages when it asks again and until when, and gives
 * up its trials at the end of that time. A wait that another process began goes on where it was.
 */
export class ServerWait {
  constructor(private readonly parts: ServerWaitParts) {}

  async until(lane: Lane, serverWaitMs: number): Promise<WaitEnd> {
    const { store, settings } = this.parts;
    const policy = { ...settings.circuit, waitMs: serverWaitMs };
    for (;;) {
      const server = await store.lanes.server(lane.held);
      if (server === null || lane.isStopping) return 'stopped';
      const work = await store.openWork(lane.held.serverId, this.parts.scope.runIds);
      if (work.length === 0) return this.end(lane, 'nothing_to_do');
      const waitsUntil = givesUpAt(lane.circuit, policy);
      if (waitsUntil === null) return this.end(lane, 'back');
      if (lane.age(waitsUntil) >= 0) return this.giveUp(lane, work);
      await this.tell(lane, waitsUntil);
      await this.nextTry(lane);
      if (!lane.isStopping && (await this.isBack(lane, server))) return this.end(lane, 'back');
    }
  }

  private async tell(lane: Lane, waitsUntil: number): Promise<void> {
    const { store, bus } = this.parts;
    if (lane.circuit.state !== 'open') return;
    const { reason, since, nextTry } = lane.circuit;
    const wait = { reason, since: iso(since), nextTryAt: iso(nextTry), waitsUntil: iso(waitsUntil) };
    bus.publish(await store.lifecycle.beginWait(lane.held, wait, 'server'));
  }

  /** Sleeps until the next question is due; a bell (a cancelled run, the end of the process) wakes it. */
  private async nextTry(lane: Lane): Promise<void> {
    if (lane.circuit.state !== 'open') return;
    await lane.bell.wait(Math.max(0, -lane.age(lane.circuit.nextTry)), lane.stopSignal);
  }

  private async isBack(lane: Lane, server: LaneServer): Promise<boolean> {
    const { circuit } = lane;
    if (circuit.state === 'open' && lane.age(circuit.nextTry) < 0) return false;
    if (!server.enabled) {
      lane.serverFailed(`${server.name} is disabled.`, true);
      return false;
    }
    try {
      await this.parts.provider.version(addressOf(server), lane.endSignal);
      return true;
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error;
      lane.serverFailed(error.message, true);
      return false;
    }
  }

  private async giveUp(lane: Lane, work: readonly OpenWork[]): Promise<WaitEnd> {
    const { store, bus, judges } = this.parts;
    const runIds = new Set(work.filter(({ phase }) => phase === 'generate').map(({ runId }) => runId));
    const reason = lane.circuit.state === 'open' ? lane.circuit.reason : '';
    const error = missingProblem('server_error', `The server did not come back in time. ${reason}`);
    for (const runId of runIds) {
      bus.publish(await store.lifecycle.endWaiting(lane.held, { runId }, 'server_error', error));
    }
    for (const { phase, runId, modelId, runner } of work) {
      if (phase !== 'judge') continue;
      await judges.giveUp(
        lane,
        { runId, modelId, numCtx: runner.numCtx },
        `The judge's server did not come back in time. ${reason}`,
      );
    }
    return this.end(lane, 'given_up');
  }

  private async end(lane: Lane, how: WaitEnd): Promise<WaitEnd> {
    const { store, bus } = this.parts;
    lane.circuit = CLOSED_CIRCUIT;
    if (how === 'back') {
      await store.lanes.endDelays(lane.held.serverId);
      await store.judging.endDelays(lane.held.serverId);
    }
    bus.publish(await store.lifecycle.endWait(lane.held));
    return how;
  }
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
