import type { ResultFlag, RunCounts } from '@assay/contracts';
import type { AnswerRow } from './answer-row';

export const ROW_SHOWS = ['all', 'failed', 'no_answer', 'flagged', 'waits', 'unscored', 'running'] as const;
/** Which answers the table shows. */
export type RowShow = (typeof ROW_SHOWS)[number];

export const ROW_SORTS = [
  'created',
  'task',
  'model',
  'epoch',
  'status',
  'score',
  'executionTime',
  'tokensPerSecond',
] as const;
export type RowSort = (typeof ROW_SORTS)[number];

/** Filter, search and order of the table, as they stand in the address. */
export interface RowFilter {
  readonly show: RowShow;
  readonly search: string;
  /** Only answers with this flag. */
  readonly flag?: ResultFlag | null;
  readonly sort: RowSort;
  readonly descending: boolean;
}

export const NEWEST: RowFilter = { show: 'all', search: '', flag: null, sort: 'created', descending: true };

/** Whether an answer belongs to what is shown. */
export function isShown(row: AnswerRow, filter: Pick<RowFilter, 'show' | 'search' | 'flag'>): boolean {
  return matchesShow(row, filter.show) && matchesSearch(row, filter.search) && hasFlag(row, filter.flag ?? null);
}

function matchesShow(row: AnswerRow, show: RowShow): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'failed':
      return row.status === 'scored' && row.passed === false;
    case 'no_answer':
      return row.status === 'missing';
    case 'flagged':
      return row.flags.length > 0;
    case 'waits':
      return row.status === 'generated';
    case 'unscored':
      return row.status === 'unscored';
    case 'running':
      return row.status === 'running';
    default:
      return show satisfies never;
  }
}

function hasFlag(row: AnswerRow, flag: ResultFlag | null): boolean {
  return flag === null || row.flags.includes(flag);
}

/** Every word somewhere in task or model, in any case. */
function matchesSearch(row: AnswerRow, search: string): boolean {
  return `${row.taskTitle} ${row.taskKey} ${row.model}`.toLowerCase().includes(search.trim().toLowerCase());
}

/** Answers per chip; `flagged` only where every answer of the run is known. */
export function showCounts(counts: RunCounts, flagged: number | null): Readonly<Record<RowShow, number | null>> {
  return {
    all: counts.total - counts.waiting,
    failed: counts.failed,
    no_answer: counts.missing + counts.cancelled,
    flagged,
    waits: counts.generated,
    unscored: counts.unscored,
    running: counts.running,
  };
}
