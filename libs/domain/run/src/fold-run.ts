import type { RunCounts, RunEvent, RunStatus, WaitingFor } from '@assay/contracts';

/** The part of a run that its events carry forward; `Run` of the wire has all of it. */
export interface FoldedRun {
  readonly id: string;
  readonly lastSeq: number;
  readonly status: RunStatus;
  readonly waitingFor: WaitingFor | null;
  readonly reason: string | null;
  readonly counts: RunCounts;
  /** Share of trials that need no more work, 0–1. */
  readonly progress: number;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

/** True when at least one event between the run and this one has not come yet. */
export function isGap(run: Pick<FoldedRun, 'id' | 'lastSeq'>, event: RunEvent): boolean {
  return event.runId === run.id && event.seq > run.lastSeq + 1;
}

/** True when the event is the next one of this run. Repeated, early and foreign events are not. */
export function isNext(run: Pick<FoldedRun, 'id' | 'lastSeq'>, event: RunEvent): boolean {
  return event.runId === run.id && event.seq === run.lastSeq + 1;
}

/** A run after one more event. An event that is not the next one changes nothing: the same object comes back. */
export function foldRunEvent<State extends FoldedRun>(run: State, event: RunEvent): State {
  if (!isNext(run, event)) return run;
  const { counts } = event;
  return { ...run, lastSeq: event.seq, counts, progress: progressOf(counts), ...changeOf(run, event) };
}

type Change = Partial<Pick<FoldedRun, 'status' | 'waitingFor' | 'reason' | 'startedAt' | 'finishedAt'>>;

function changeOf(run: FoldedRun, event: RunEvent): Change {
  switch (event.type) {
    case 'run.queued':
      return { status: 'queued', waitingFor: null };
    case 'run.started':
      return { status: 'running', waitingFor: null, reason: null, startedAt: run.startedAt ?? event.at };
    case 'run.paused':
      return { status: 'paused', waitingFor: null, reason: event.reason };
    case 'run.resumed':
      // Also a run that had ended, when what is missing of it is tried again.
      return {
        status: run.startedAt === null ? 'queued' : 'running',
        waitingFor: null,
        reason: null,
        finishedAt: null,
      };
    case 'run.waiting':
      return { status: 'waiting', waitingFor: event.waitingFor, reason: event.reason };
    case 'run.finished':
      return { status: event.status, waitingFor: null, reason: event.reason, finishedAt: event.at };
    case 'block.started':
    case 'trial.started':
      return moving(run);
    case 'trial.generated':
    case 'trial.scored':
    case 'trial.failed':
      return {};
    default:
      return event satisfies never;
  }
}

/** Work that begins shows that the run moves; a paused run only ends what it had begun. */
function moving(run: FoldedRun): Change {
  const stands = run.status === 'queued' || run.status === 'waiting';
  return stands ? { status: 'running', waitingFor: null, reason: null } : {};
}

function progressOf(counts: RunCounts): number {
  const settled = counts.passed + counts.failed + counts.unscored + counts.missing + counts.cancelled;
  return counts.total === 0 ? 1 : settled / counts.total;
}
