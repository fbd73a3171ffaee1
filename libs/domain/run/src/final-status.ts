import type { RunStatus } from '@assay/contracts';
import type { DesiredState } from './run-state';

/** Where the trials of a run with nothing left to do have ended. The parts add up to `total`. */
export interface FinalTally {
  readonly desiredState: DesiredState;
  readonly total: number;
  readonly passed: number;
  readonly failed: number;
  readonly unscored: number;
  /** Of the unscored: those that only lack a judge. */
  readonly noJudge: number;
  /** Of the unscored: those whose judging was cancelled. */
  readonly unjudged: number;
  readonly missing: number;
  readonly cancelled: number;
  /** The run was ended because its time was over. */
  readonly overdue?: boolean;
}

/** How a run ended, with a sentence where the status alone does not say it. */
export interface FinalStatus {
  readonly status: Extract<RunStatus, 'completed' | 'completed_with_errors' | 'failed' | 'cancelled'>;
  readonly reason: string | null;
}

/**
 * Final status: `cancelled` as soon as one trial was; `failed` without any result; `completed_with_errors` when something is
 * missing or unscored (`no_judge` aside); else `completed`. A cancel that came after the last trial changes nothing.
 */
export function finalStatus(tally: FinalTally): FinalStatus {
  const { total, unscored, noJudge, unjudged, missing, cancelled } = tally;
  if (cancelled > 0) {
    const why = tally.overdue === true ? 'Ended at the time limit of runs' : 'Cancelled';
    return { status: 'cancelled', reason: `${why} with ${cancelled} of ${total} answers not asked for.` };
  }
  if (unjudged > 0 && tally.desiredState === 'cancel')
    return { status: 'cancelled', reason: `Cancelled with ${unjudged} of ${total} answers not judged.` };
  if (missing === total)
    return { status: 'failed', reason: total === 0 ? 'There was nothing to do.' : 'No answer could be got.' };
  const problems = [
    missing > 0 ? `${missing} of ${total} answers are missing` : '',
    unscored > noJudge ? `${unscored - noJudge} could not be scored` : '',
  ].filter((part) => part !== '');
  if (problems.length > 0) return { status: 'completed_with_errors', reason: `${problems.join(', ')}.` };
  return { status: 'completed', reason: noJudge > 0 ? `${noJudge} of ${total} answers wait for a judge.` : null };
}
