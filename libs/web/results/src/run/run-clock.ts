import type { Run, RunCommand, RunStatus } from '@assay/contracts';
import { FINAL_RUN_STATUSES } from '@assay/contracts';
import { doneCount } from './outcome-parts';

/** Whether nothing of the run will change any more. */
export function isFinal(status: RunStatus): boolean {
  return FINAL_RUN_STATUSES.some((final) => final === status);
}

/** Milliseconds from its first lane to its end, or to now; null before it began. */
export function elapsedMs(run: Run, nowMs: number): number | null {
  if (run.startedAt === null) return null;
  const end = run.finishedAt === null ? nowMs : Date.parse(run.finishedAt);
  return Math.max(end - Date.parse(run.startedAt), 0);
}

/** Answers per minute; null in the first 20 seconds, when it would only be noise. */
export function answersPerMinute(run: Run, nowMs: number): number | null {
  const elapsed = elapsedMs(run, nowMs);
  if (elapsed === null || elapsed < 20_000) return null;
  return (doneCount(run.counts) / elapsed) * 60_000;
}

/** Answers below which a pace is only noise. */
const PACE_ANSWERS = 10;

/** Milliseconds until every answer is there at the pace so far, judging aside; null while the run does not move or has given too few. */
export function paceLeftMs(run: Run, nowMs: number): number | null {
  const rate = answersPerMinute(run, nowMs);
  const done = doneCount(run.counts);
  if (run.status !== 'running' || rate === null || done < PACE_ANSWERS) return null;
  return ((run.counts.total - done) / rate) * 60_000;
}

export type RunAction = RunCommand;

/** What can be asked of a run in this status; one that ended with something lacking can be asked for just that. */
export function runActions(status: RunStatus): readonly RunAction[] {
  if (isFinal(status)) return status === 'completed' ? [] : ['retry-failed'];
  return status === 'paused' ? ['resume', 'cancel'] : ['pause', 'cancel'];
}
