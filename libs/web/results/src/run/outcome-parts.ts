import type { RunCounts } from '@assay/contracts';
import type { MarkedOutcome } from '@assay/web/ui';
import type { RowShow } from './row-filter';

export type PartName = 'passed' | 'failed' | 'no_answer' | 'unscored' | 'waits' | 'running' | 'cancelled' | 'waiting';

/** One stretch of the progress bar, with its count as text below. */
export interface OutcomePart {
  readonly name: PartName;
  readonly count: number;
  readonly mark: MarkedOutcome;
  /** The filter of the table that shows these answers. */
  readonly show: RowShow | null;
}

/** Where the trials of a run are, in the order of the bar; passed and failed always, the rest where there is some. */
export function outcomeParts(counts: RunCounts): OutcomePart[] {
  const parts: OutcomePart[] = [
    { name: 'passed', count: counts.passed, mark: 'passed', show: null },
    { name: 'failed', count: counts.failed, mark: 'failed', show: 'failed' },
    { name: 'no_answer', count: counts.missing, mark: 'missing', show: 'no_answer' },
    { name: 'unscored', count: counts.unscored, mark: 'unscored', show: 'unscored' },
    { name: 'waits', count: counts.generated, mark: 'judging', show: 'waits' },
    { name: 'running', count: counts.running, mark: 'running', show: 'running' },
    { name: 'cancelled', count: counts.cancelled, mark: 'missing', show: null },
    { name: 'waiting', count: counts.waiting, mark: 'waiting', show: null },
  ];
  return parts.filter((part) => part.count > 0 || part.name === 'passed' || part.name === 'failed');
}

/** Trials that need no more of a model: answered, or given up. */
export function doneCount(counts: RunCounts): number {
  return counts.total - counts.waiting - counts.running - counts.cancelled;
}
