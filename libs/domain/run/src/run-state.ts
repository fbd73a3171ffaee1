import { FINAL_RUN_STATUSES, type RunCommand, type RunStatus } from '@assay/contracts';

/** What a person wants of a run; workers ask for it before every piece of work. */
export const DESIRED_STATES = ['run', 'pause', 'cancel'] as const;
export type DesiredState = (typeof DESIRED_STATES)[number];

/** A run as commands see it. */
export interface CommandedRun {
  readonly status: RunStatus;
  readonly desiredState: DesiredState;
  /** Whether a lane of the run has ever begun. */
  readonly started: boolean;
}

/** What a command leads to; `nothing` where it holds already, `refused` where the present status stands in its way. */
export type CommandDecision = { readonly desired: DesiredState; readonly status: RunStatus } | 'nothing' | 'refused';

/** Statuses that a run leaves only by being scored or tried again. */
export function isFinal(status: RunStatus): boolean {
  return FINAL_RUN_STATUSES.some((final) => final === status);
}

type Effect = DesiredState | 'nothing' | 'refused';

/** Command × what is wanted now. A run that is being cancelled can neither rest nor go on. */
const EFFECTS: Readonly<Record<RunCommand, Readonly<Record<DesiredState, Effect>>>> = {
  pause: { run: 'pause', pause: 'nothing', cancel: 'refused' },
  resume: { run: 'nothing', pause: 'run', cancel: 'refused' },
  cancel: { run: 'cancel', pause: 'cancel', cancel: 'nothing' },
};

/** Decides a command. Asking twice is the same as asking once; a finished run takes none. */
export function decideCommand(run: CommandedRun, command: RunCommand): CommandDecision {
  if (isFinal(run.status)) return 'refused';
  const effect = EFFECTS[command][run.desiredState];
  return effect === 'nothing' || effect === 'refused' ? effect : { desired: effect, status: statusFor(effect, run) };
}

/** The status at once; a run that is cancelled keeps its own until its last trial is out. */
function statusFor(desired: DesiredState, run: CommandedRun): RunStatus {
  switch (desired) {
    case 'run':
      return run.started ? 'running' : 'queued';
    case 'pause':
      return 'paused';
    case 'cancel':
      return run.status;
    default:
      return desired satisfies never;
  }
}

/** Status → statuses that may follow. Final ones come back to `running` when answers are scored or tried again. */
export const RUN_TRANSITIONS: Readonly<Record<RunStatus, readonly RunStatus[]>> = {
  queued: ['running', 'paused', 'waiting', 'completed', 'completed_with_errors', 'failed', 'cancelled'],
  running: ['paused', 'waiting', 'completed', 'completed_with_errors', 'failed', 'cancelled'],
  waiting: ['running', 'queued', 'paused', 'completed', 'completed_with_errors', 'failed', 'cancelled'],
  paused: ['running', 'queued', 'completed', 'completed_with_errors', 'failed', 'cancelled'],
  completed: ['running'],
  completed_with_errors: ['running'],
  failed: ['running'],
  cancelled: ['running'],
};
