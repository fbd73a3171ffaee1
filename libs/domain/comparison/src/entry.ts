import type { ComparisonEntry } from '@assay/contracts';
import { mean, measured, scoreInterval } from '@assay/domain/statistics';

import { coverageOf, worstAndBest } from './coverage';
import { passFigures, triesToTell } from './pass-figures';
import type { ScopeTasks } from './scope-tasks';
import type { ScoreTable, TableCell } from './score-table';
import { speedFigure } from './speed';

/** What one column reached in a scope; its rank follows from the pairs. */
export type EntryWithoutRank = Omit<ComparisonEntry, 'rank'>;

function accuracyOf(
  cells: readonly (TableCell | null)[],
  clusters: readonly string[] | null,
): ComparisonEntry['accuracy'] {
  const trials = cells.map((cell) => cell?.group?.trials ?? 0);
  const graded = cells.some((cell) => cell?.graded);
  const means = cells.map((cell) => cell?.mean ?? null);
  const interval = scoreInterval(means, trials, clusters === null ? { graded } : { graded, clusters });
  const known = interval.estimate !== null;
  return {
    value: interval.estimate,
    low: known ? interval.lower : null,
    high: known ? interval.upper : null,
    n: interval.tasks,
    trials: trials.reduce((total, count) => total + count, 0),
  };
}

const cellsAt = (table: ScoreTable, column: number, places: readonly number[]): (TableCell | null)[] =>
  places.map((place) => table.cells[column]?.[place] ?? null);

/** The figures of one column: accuracy, pass rates and relevance over the common tasks, times over the answered, coverage over all judged ones. */
function entryOf(table: ScoreTable, scope: ScopeTasks, column: number, tries: readonly number[]): EntryWithoutRank {
  const common = cellsAt(table, column, scope.common);
  const judged = cellsAt(table, column, scope.judged);
  return {
    name: table.columns[column]?.name ?? '',
    accuracy: accuracyOf(common, scope.clusters),
    passRate: mean(measured(common.map((cell) => cell?.passShare ?? null))),
    ...passFigures(common, tries),
    relevance: mean(measured(common.map((cell) => cell?.stored.relevance ?? null))),
    speed: speedFigure(cellsAt(table, column, scope.answered)),
    coverage: coverageOf(judged),
    bounds: worstAndBest(judged),
  };
}

/** The entry of every column, in their order; `tasksOf` names the tasks that count for a column. */
export function entriesOf(table: ScoreTable, tasksOf: (column: number) => ScopeTasks): EntryWithoutRank[] {
  const scopes = table.columns.map((_, column) => tasksOf(column));
  const tries = triesToTell(scopes.map(({ common }, column) => cellsAt(table, column, common)));
  return scopes.map((scope, column) => entryOf(table, scope, column, tries));
}
