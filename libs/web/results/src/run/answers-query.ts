import type { ResultStatus } from '@assay/contracts';
import type { ResultQuery } from '@assay/web/data';
import type { RowFilter, RowShow } from './row-filter';

/** The question to the API for what the table shows; null where only answers in the making are shown. */
export function answerQuery(runId: string, filter: RowFilter): ResultQuery | null {
  const show = showQuery(filter.show);
  if (show === null) return null;
  const search = filter.search.trim();
  return {
    runId,
    ...show,
    ...(search === '' ? {} : { search }),
    ...(filter.flag ? { flag: filter.flag } : {}),
    sort: `${filter.descending ? '-' : ''}${filter.sort}`,
  };
}

function showQuery(show: RowShow): Pick<ResultQuery, 'status' | 'passed' | 'flagged'> | null {
  const status = (one: ResultStatus): { status: ResultStatus[] } => ({ status: [one] });
  switch (show) {
    case 'all':
      return {};
    case 'failed':
      return { ...status('scored'), passed: false };
    case 'no_answer':
      return status('missing');
    case 'flagged':
      return { flagged: true };
    case 'waits':
      return status('generated');
    case 'unscored':
      return status('unscored');
    case 'running':
      return null;
    default:
      return show satisfies never;
  }
}
