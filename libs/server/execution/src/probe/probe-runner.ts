import { Logger } from '@nestjs/common';
import { ProviderFailure } from '@assay/domain/run';
import type { ClaimedProbe, LaneServer, ProbeEnd } from '@assay/server/persistence';
import type { Lane } from '../lane/lane';
import type { ProbeRunnerParts } from './probe-parts';
import { ProbeLost, ProbeSession } from './probe-session';

/** So often it is asked whether somebody has cancelled a probe, ms. */
const LOOK_FOR_CANCEL_MS = 400;
/** A probe whose process ended this often is given up. */
const MOST_STARTS = 3;

/** Measures speed while it holds a lane: between two blocks, so that nothing else of ours asks the server. */
export class ProbeRunner {
  private readonly logger = new Logger(ProbeRunner.name);

  constructor(private readonly parts: ProbeRunnerParts) {}

  /** Carries out one probe that waits for this lane; false when none does. */
  async runNext(lane: Lane, server: LaneServer): Promise<boolean> {
    const { store, scope } = this.parts;
    const probe = lane.isStopping ? null : await store.probes.claim(lane.held, scope.probeIds, scope.runIds);
    if (probe === null) return false;
    const end = await this.carryOut(lane, server, probe);
    if (end === null) await store.probes.release(probe.id, lane.held);
    else if (!(await store.probes.end(probe.id, lane.held, end)))
      this.logger.warn(`${server.name}: the speed probe of ${probe.tag} is in other hands.`);
    return true;
  }

  /** Null when the process ends or the lane is lost: somebody else takes it up. */
  private async carryOut(lane: Lane, server: LaneServer, probe: ClaimedProbe): Promise<ProbeEnd | null> {
    if (probe.starts > MOST_STARTS) return failed('Assay ended each time it measured this model. Look into its log.');
    if (!server.enabled) return failed(`${server.name} is disabled. Enable it on the servers page.`);
    const cancelled = new AbortController();
    const over = new AbortController();
    const flight = lane.inFlight.enter(probe.id, lane.inFlight.moment);
    const signal = AbortSignal.any([cancelled.signal, lane.stopSignal, lane.endSignal]);
    const watching = this.watchForCancel(probe.id, cancelled, over.signal);
    let how: 'settled' | 'broken_off' = 'settled';
    try {
      return await new ProbeSession(this.parts, lane, server, probe, signal).run();
    } catch (error) {
      how = 'broken_off';
      return explain(error, { cancelled: cancelled.signal.aborted, stopped: lane.isStopping });
    } finally {
      lane.inFlight.leave(flight, how);
      over.abort();
      await watching;
    }
  }

  /** Any process may have taken the cancel: it stands in the row. */
  private async watchForCancel(id: string, cancelled: AbortController, over: AbortSignal): Promise<void> {
    const { clock, store } = this.parts;
    while (!cancelled.signal.aborted && (await clock.sleep(LOOK_FOR_CANCEL_MS, over))) {
      const asked = await store.probes.isCancelled(id).catch((error: unknown) => {
        this.logger.warn(`Cannot look whether a probe was cancelled: ${String(error)}`);
        return false;
      });
      if (asked) cancelled.abort();
    }
  }
}

function explain(error: unknown, state: { readonly cancelled: boolean; readonly stopped: boolean }): ProbeEnd | null {
  if (state.cancelled) return { ...failed(''), state: 'cancelled', reason: null };
  if (state.stopped || error instanceof ProbeLost) return null;
  if (error instanceof ProviderFailure) return failed(`There is nothing to measure: ${error.message}`);
  throw error;
}

/** A probe that has measured nothing, and why. */
function failed(reason: string): ProbeEnd {
  return { state: 'failed', reason, figures: null, measurements: [], environmentId: null };
}
