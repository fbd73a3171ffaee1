import type { Suite } from '@assay/contracts';
import type { ListColumn } from '@assay/web/data';

/** What the list of suites is searched and sorted by, and what its file holds. */
export const SUITE_COLUMNS = [
  { name: 'name', value: (suite) => suite.name },
  { name: 'description', value: (suite) => suite.description },
  { name: 'tasks', value: (suite) => suite.taskCount, unsearched: true },
  { name: 'keys', value: (suite) => suite.taskKeys.join(', ') },
  { name: 'epochs', value: (suite) => suite.epochs, unsearched: true },
  {
    name: 'options',
    value: (suite) => (Object.keys(suite.options).length ? JSON.stringify(suite.options) : null),
    unsearched: true,
  },
  { name: 'judge', value: (suite) => suite.judge?.model ?? null },
  { name: 'changed', value: (suite) => suite.updatedAt, unsearched: true },
  { name: 'id', value: (suite) => suite.id, unsearched: true },
] as const satisfies readonly ListColumn<Suite>[];
