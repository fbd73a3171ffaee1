import type { RunCounts, RunEvent, RunSummary, TrialRow } from '@assay/contracts';
import { foldRunEvent, isNext, type FoldedRun } from './fold-run';

/** What a server works at for a run, as far as its events tell. */
export interface LiveLane {
  readonly serverId: string;
  /** The block that began last; null while the lane waits before its first. */
  readonly block: {
    readonly modelId: string;
    readonly model: string;
    readonly phase: 'generate' | 'judge';
    readonly trials: number;
    readonly startedAt: string;
  } | null;
  /** Set while the server is waited for. */
  readonly waiting: { readonly nextTryAt: string | null; readonly waitsUntil: string | null } | null;
}

/** A run as somebody who follows its events sees it: the run itself, its trials, its lanes. */
export interface LiveRun extends FoldedRun {
  /** By trial id; trials of which no event has come are not there. */
  readonly rows: ReadonlyMap<string, TrialRow>;
  /** By server id. */
  readonly lanes: ReadonlyMap<string, LiveLane>;
}

const NO_TRIALS: RunCounts = {
  total: 0,
  waiting: 0,
  running: 0,
  generated: 0,
  passed: 0,
  failed: 0,
  unscored: 0,
  missing: 0,
  cancelled: 0,
};

/** A run before its first event, for whoever follows it from the beginning. */
export function liveRun(id: string): LiveRun {
  return startLiveRun({
    id,
    lastSeq: 0,
    status: 'queued',
    waitingFor: null,
    reason: null,
    counts: NO_TRIALS,
    progress: 0,
    startedAt: null,
    finishedAt: null,
  });
}

/** Begins with a reading of the run; `rows` are what is known of its trials at that reading. */
export function startLiveRun(run: Pick<RunSummary, keyof FoldedRun>, rows: readonly TrialRow[] = []): LiveRun {
  const { id, lastSeq, status, waitingFor, reason, counts, progress, startedAt, finishedAt } = run;
  const head = { id, lastSeq, status, waitingFor, reason, counts, progress, startedAt, finishedAt };
  return { ...head, rows: new Map(rows.map((row) => [row.trialId, row])), lanes: new Map() };
}

/**
 * A live run after some events, in their order; the maps are copied once for all of them. Events that are not the next one change
 * nothing; where none is, the same object comes back.
 */
export function foldLiveRun(live: LiveRun, events: readonly RunEvent[]): LiveRun {
  let head: LiveRun = live;
  const rows = new Map(live.rows);
  const lanes = new Map(live.lanes);
  for (const event of events) {
    if (!isNext(head, event)) continue;
    if (event.type === 'run.resumed' && head.finishedAt !== null) forgetMissing(rows);
    head = foldRunEvent(head, event);
    if ('trial' in event) rows.set(event.trial.trialId, event.trial);
    foldLane(lanes, event);
  }
  return head === live ? live : { ...head, rows, lanes };
}

/** A run that had ended goes on: what it has no answer for waits again. */
function forgetMissing(rows: Map<string, TrialRow>): void {
  for (const [trialId, row] of rows) if (row.status === 'missing') rows.delete(trialId);
}

function foldLane(lanes: Map<string, LiveLane>, event: RunEvent): void {
  if (event.type === 'run.finished') lanes.clear();
  if (event.type === 'run.waiting' && event.serverId !== null) {
    const { serverId, nextTryAt, waitsUntil } = event;
    lanes.set(serverId, { serverId, block: lanes.get(serverId)?.block ?? null, waiting: { nextTryAt, waitsUntil } });
  }
  if (event.type === 'block.started') {
    const { serverId, modelId, model, phase, trials, at } = event;
    lanes.set(serverId, { serverId, block: { modelId, model, phase, trials, startedAt: at }, waiting: null });
  }
  if (event.type === 'trial.started') {
    const lane = lanes.get(event.trial.serverId);
    if (lane !== undefined) lanes.set(lane.serverId, { ...lane, waiting: null });
  }
}
