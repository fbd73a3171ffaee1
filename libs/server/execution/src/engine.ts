import type { RescoreRun, RunAccepted, RunCommand, RunPlan, StartRun } from '@assay/contracts';
import { EvaluationWorker } from '@assay/server/evaluation';
import { RunEventBridge } from '@assay/server/events';
import { EngineSettings } from './engine-settings';
import { LaneKeeper } from './lane/lane-keeper';
import { JudgeDesk } from './judging/judge-desk';
import { RunLauncher } from './launch/run-launcher';
import type { RunOrigin } from './launch/run-origin';
import { ProbeDesk } from './probe/probe-desk';
import { RunCloser } from './run-closer';
import { RunDesk, type RunEnd } from './run-desk';
import { RunScope } from './run-scope';

/** The parts that an engine is made of. */
export interface EngineParts {
  readonly launcher: RunLauncher;
  readonly judges: JudgeDesk;
  readonly desk: RunDesk;
  readonly probes: ProbeDesk;
  readonly keeper: LaneKeeper;
  readonly evaluations: EvaluationWorker;
  readonly bridge: RunEventBridge;
  readonly closer: RunCloser;
  readonly scope: RunScope;
  /** Name of this process. */
  readonly identity: string;
  readonly settings: EngineSettings;
}

/** All that a process does with runs: starts them, works on them, takes commands. HTTP and command line stand on this. */
export class Engine {
  private running = false;

  constructor(private readonly parts: EngineParts) {}

  /** Speed probes: asked for, looked at, cancelled. */
  get probes(): ProbeDesk {
    return this.parts.probes;
  }

  /** Begins to hear of other processes and, unless told otherwise, to work. What the last process left goes on by itself. */
  async start(): Promise<void> {
    if (this.running) return;
    this.running = true;
    const { bridge, keeper, evaluations, closer, scope, settings, identity } = this.parts;
    await bridge.start(identity);
    if (!settings.lanes) return;
    await keeper.start();
    evaluations.start(
      (runIds) => closer.close(runIds),
      () => scope.runIds,
    );
  }

  /** Ends in good order: running generations get the grace time, then everything is given back. */
  async stop(): Promise<void> {
    if (!this.running) return;
    this.running = false;
    const { bridge, keeper, evaluations, settings } = this.parts;
    if (settings.lanes) {
      await keeper.stop();
      await evaluations.stop();
    }
    await bridge.stop();
  }

  /** What would happen, without doing it. Throws `ProblemError` for a request that makes no plan. */
  plan(start: StartRun): Promise<RunPlan> {
    return this.parts.launcher.plan(start);
  }

  /** Stores a run with its whole plan; from then on it is worked on by itself. The same key gives the same run. Throws `ProblemError`. */
  launch(start: StartRun, idempotencyKey: string | null = null, origin?: RunOrigin): Promise<RunAccepted> {
    return this.parts.launcher.launch(start, idempotencyKey, origin);
  }

  /** Pauses, resumes, cancels or tries again what is missing. Throws `ProblemError` `not_found` or `conflict`. */
  command(runId: string, command: RunCommand): Promise<void> {
    return this.parts.desk.command(runId, command);
  }

  /** Has stored answers of a run that has ended scored again, as `JudgeDesk.rescore` says. */
  async rescore(runId: string, demand: RescoreRun): Promise<void> {
    await this.parts.judges.rescore(runId, demand);
    this.parts.evaluations.wake();
  }

  /** Resolves when the run has ended or was paused; null when the signal aborts before. */
  waitUntilFinished(runId: string, signal: AbortSignal = new AbortController().signal): Promise<RunEnd | null> {
    return this.parts.desk.ended(runId, signal);
  }
}
