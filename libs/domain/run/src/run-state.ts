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
  /** Whether there is something that can be tried again: an answer that is missing, or a score that our side failed to give. */
  readonly retriable: boolean;
}

/** What a command leads to; `nothing` where it holds already, `refused` where the present status stands in its way. */
export type CommandDecision =
  { readonly desired: DesiredState; readonly status: RunStatus; readonly retries: boolean } | 'nothing' | 'refused';

/** Statuses that a run leaves only by being scored or tried again. */
export function isFinal(status: RunStatus): boolean {
  return FINAL_RUN_STATUSES.some((final) => final === status);
}

type Effect = DesiredState | 'retry' | 'nothing' | 'refused';

/** Command × what is wanted of the run now (`over`: it has ended). A run that is being cancelled can neither rest nor go on. */
export const COMMAND_EFFECTS: Readonly<Record<RunCommand, Readonly<Record<DesiredState | 'over', Effect>>>> = {
  pause: { run: 'pause', pause: 'nothing', cancel: 'refused', over: 'refused' },
  resume: { run: 'nothing', pause: 'run', cancel: 'refused', over: 'refused' },
  cancel: { run: 'cancel', pause: 'cancel', cancel: 'nothing', over: 'refused' },
  'retry-failed': { run: 'retry', pause: 'refused', cancel: 'refused', over: 'retry' },
};

/** Decides a command. Asking twice is the same as asking once; a run that is over can only be asked for what is missing. */
export function decideCommand(run: CommandedRun, command: RunCommand): CommandDecision {
  const effect = COMMAND_EFFECTS[command][isFinal(run.status) ? 'over' : run.desiredState];
  switch (effect) {
    case 'nothing':
    case 'refused':
      return effect;
    case 'retry':
      return retry(run);
    case 'run':
    case 'pause':
    case 'cancel':
      return { desired: effect, status: statusFor(effect, run), retries: false };
    default:
      return effect satisfies never;
  }
}

/** Where nothing can be tried again, that holds already in a run that goes on, and is impossible in one that is over. */
function retry(run: CommandedRun): CommandDecision {
  if (!run.retriable) return isFinal(run.status) ? 'refused' : 'nothing';
  return { desired: 'run', status: statusFor('run', run), retries: true };
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

/** Status → statuses that may follow. Final ones come back to `running` (or to `queued`, where no lane had begun) when answers are scored or tried again. */
export const RUN_TRANSITIONS: Readonly<Record<RunStatus, readonly RunStatus[]>> = {
  queued: ['running', 'paused', 'waiting', 'completed', 'completed_with_errors', 'failed', 'cancelled'],
  running: ['paused', 'waiting', 'completed', 'completed_with_errors', 'failed', 'cancelled'],
  waiting: ['running', 'queued', 'paused', 'completed', 'completed_with_errors', 'failed', 'cancelled'],
  paused: ['running', 'queued', 'completed', 'completed_with_errors', 'failed', 'cancelled'],
  completed: ['running', 'queued'],
  completed_with_errors: ['running', 'queued'],
  failed: ['running', 'queued'],
  cancelled: ['running', 'queued'],
};
