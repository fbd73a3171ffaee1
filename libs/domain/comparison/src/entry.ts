import type { ComparisonEntry } from '@assay/contracts';
import { mean, measured, scoreInterval } from '@assay/domain/statistics';

import { coverageOf, worstAndBest } from './coverage';
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

/** The figures of one column: accuracy, pass rate and relevance over the common tasks, times over the answered, coverage over all judged ones. */
export function entryOf(table: ScoreTable, scope: ScopeTasks, column: number): EntryWithoutRank {
  const at = (places: readonly number[]): (TableCell | null)[] =>
    places.map((place) => table.cells[column]?.[place] ?? null);
  const common = at(scope.common);
  const judged = at(scope.judged);
  return {
    name: table.columns[column]?.name ?? '',
    accuracy: accuracyOf(common, scope.clusters),
    passRate: mean(measured(common.map((cell) => cell?.passShare ?? null))),
    relevance: mean(measured(common.map((cell) => cell?.stored.relevance ?? null))),
    speed: speedFigure(at(scope.answered)),
    coverage: coverageOf(judged),
    bounds: worstAndBest(judged),
  };
}
