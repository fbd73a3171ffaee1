import type { Outcome, ResultFlag, ResultStatus } from './result';
import type { RunCounts, RunStatus, WaitingFor } from './run';
import type { TaskType } from './task';

/** What a page needs to show one finished trial without asking again. */
export interface TrialRow {
  readonly trialId: string;
  readonly resultId: string | null;
  readonly taskKey: string;
  readonly taskTitle: string;
  readonly taskType: TaskType;
  readonly modelId: string;
  readonly model: string;
  readonly serverId: string;
  readonly epoch: number;
  readonly status: ResultStatus | 'running';
  readonly outcome: Outcome | null;
  readonly score: number | null;
  readonly passed: boolean | null;
  readonly executionTime: number | null;
  readonly tokensPerSecond: number | null;
  readonly flags: readonly ResultFlag[];
  readonly reason: string | null;
}

/** Every durable event: gap-free `seq` per run, published after commit. `counts` are absolute, as of this event. */
interface EventBase {
  readonly runId: string;
  readonly seq: number;
  readonly at: string;
  readonly counts: RunCounts;
}

export interface RunQueued extends EventBase {
  readonly type: 'run.queued';
  readonly trials: number;
}
export interface RunStarted extends EventBase {
  readonly type: 'run.started';
}
export interface BlockStarted extends EventBase {
  readonly type: 'block.started';
  readonly serverId: string;
  readonly modelId: string;
  readonly model: string;
  readonly phase: 'generate' | 'judge';
  readonly trials: number;
}
export interface TrialStarted extends EventBase {
  readonly type: 'trial.started';
  readonly trial: TrialRow;
}
export interface TrialGenerated extends EventBase {
  readonly type: 'trial.generated';
  readonly trial: TrialRow;
}
export interface TrialScored extends EventBase {
  readonly type: 'trial.scored';
  readonly trial: TrialRow;
}
export interface TrialFailed extends EventBase {
  readonly type: 'trial.failed';
  readonly trial: TrialRow;
}
export interface RunPaused extends EventBase {
  readonly type: 'run.paused';
  readonly reason: string | null;
}
export interface RunResumed extends EventBase {
  readonly type: 'run.resumed';
}
export interface RunWaiting extends EventBase {
  readonly type: 'run.waiting';
  readonly waitingFor: WaitingFor;
  readonly serverId: string | null;
  readonly reason: string;
  readonly nextTryAt: string | null;
  readonly waitsUntil: string | null;
}
export interface RunFinished extends EventBase {
  readonly type: 'run.finished';
  readonly status: RunStatus;
  readonly reason: string | null;
}

export type RunEvent =
  | RunQueued
  | RunStarted
  | BlockStarted
  | TrialStarted
  | TrialGenerated
  | TrialScored
  | TrialFailed
  | RunPaused
  | RunResumed
  | RunWaiting
  | RunFinished;
export type RunEventType = RunEvent['type'];
export const RUN_EVENT_TYPES = [
  'run.queued',
  'run.started',
  'block.started',
  'trial.started',
  'trial.generated',
  'trial.scored',
  'trial.failed',
  'run.paused',
  'run.resumed',
  'run.waiting',
  'run.finished',
] as const satisfies readonly RunEventType[];

/** Volatile: no seq, may be lost. `text` is the answer so far, cut to its last 4,000 characters. */
export interface TrialProgress {
  readonly runId: string;
  readonly trialId: string;
  readonly phase: 'loading' | 'prefill' | 'thinking' | 'answering';
  readonly tokens: number;
  readonly text: string;
}

export const LIVE_CLOSING_REASONS = ['server_restarting', 'too_slow', 'signed_out'] as const;
export type LiveClosingReason = (typeof LIVE_CLOSING_REASONS)[number];

export interface WatchRun {
  readonly runId: string;
  readonly afterSeq: number;
}
/** `snapshotRequired`: too far behind for a replay; read the run again and watch from its `lastSeq`. */
export type WatchAck = { readonly lastSeq: number; readonly snapshotRequired?: boolean } | { readonly error: string };

export const LIVE_PATH = '/api/live';

/** Events that the server sends, by name. */
export interface ServerToClientEvents {
  'run.event': (event: RunEvent) => void;
  'trial.progress': (progress: TrialProgress) => void;
  'live.closing': (closing: { readonly reason: LiveClosingReason }) => void;
}

/** Events that a page sends, by name. */
export interface ClientToServerEvents {
  'run.watch': (watch: WatchRun, ack: (answer: WatchAck) => void) => void;
  'run.unwatch': (watch: { readonly runId: string }, ack?: (answer: { readonly ok: true }) => void) => void;
}
