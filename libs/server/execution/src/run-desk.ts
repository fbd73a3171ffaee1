import { ProblemError, type RunCommand, type RunEvent, type RunStatus } from '@assay/contracts';
import { Clock, isFinal } from '@assay/domain/run';
import { RunEventBus } from '@assay/server/events';
import { untilStored } from '@assay/server/persistence';
import { EngineStore } from './engine-store';
import { RunCloser } from './run-closer';
import { RunScope } from './run-scope';

/** How a run ended, or that it rests. */
export interface RunEnd {
  readonly status: RunStatus;
  readonly reason: string | null;
}

const LOOK_MS = 5_000;

/** Takes commands to runs and tells how they end. */
export class RunDesk {
  constructor(
    private readonly store: EngineStore,
    private readonly bus: RunEventBus,
    private readonly closer: RunCloser,
    private readonly scope: RunScope,
    private readonly clock: Clock,
  ) {}

  /** Carries out a command, also when it was given before. Throws `ProblemError` `not_found` or `conflict`. */
  async command(runId: string, command: RunCommand): Promise<void> {
    const result = await this.store.commands.command(runId, command);
    if (result.kind === 'unknown') throw new ProblemError('not_found', `There is no run ${runId}.`);
    if (result.kind === 'refused') {
      throw new ProblemError('conflict', `The run is ${result.status}; ${command} is not possible now.`);
    }
    if (command === 'resume' || command === 'retry-failed') this.scope.add(runId);
    this.bus.publish(result.events);
    this.bus.wake(runId);
    await this.closer.close([runId]);
  }

  /** Resolves when the run has ended or is paused; null when the signal aborts before. Throws `ProblemError` `not_found`. */
  async ended(runId: string, signal: AbortSignal): Promise<RunEnd | null> {
    for (;;) {
      const state = await this.patiently(() => this.store.commands.state(runId), signal);
      if (state === null) throw new ProblemError('not_found', `There is no run ${runId}.`);
      if (isFinal(state.status) || state.status === 'paused') return { status: state.status, reason: state.reason };
      if (!(await this.news(runId, state.seq, signal))) return null;
    }
  }

  /** Waits for an event after `seq` that may have ended the run, or a few seconds; false when the signal aborts. */
  private async news(runId: string, seq: number, signal: AbortSignal): Promise<boolean> {
    const heard = new AbortController();
    const listen = ({ type }: RunEvent): void => {
      if (type === 'run.finished' || type === 'run.paused') heard.abort();
    };
    const watch = await this.patiently(() => this.bus.watch(runId, seq, listen), signal);
    await this.clock.sleep(LOOK_MS, AbortSignal.any([signal, heard.signal]));
    if (watch.kind === 'watching') watch.stop();
    return !signal.aborted;
  }

  private patiently<Result>(read: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
    return untilStored(read, { wait: (ms) => this.clock.sleep(ms, signal) });
  }
}
