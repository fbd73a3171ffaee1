import type { ComparisonEntry } from '@assay/contracts';
import { mean, measured, scoreInterval } from '@assay/domain/statistics';

import { coverageOf, worstAndBest } from './coverage';
import { passFigures, triesToTell } from './pass-figures';
import { clustersOf, type ScopeTasks } from './scope-tasks';
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

/** Accuracy on all tasks that the column has a score of; nothing where these are the common ones. */
function ownFigure(table: ScoreTable, scope: ScopeTasks, column: number): Pick<ComparisonEntry, 'own'> {
  const own = scope.judged.filter((place) => (table.cells[column]?.[place]?.group ?? null) !== null);
  if (own.length <= scope.common.length) return {};
  return { own: accuracyOf(cellsAt(table, column, own), clustersOf(table, own)) };
}

/** The mean over the parts of the overall scope (task types, else what the file calls its parts) of their means; nothing with fewer than two of them. */
function macroMeanOf(table: ScoreTable, scope: ScopeTasks, column: number): Pick<ComparisonEntry, 'macroMean'> {
  if (scope.scope !== 'overall') return {};
  const parts = new Map<string, number[]>();
  for (const place of scope.common) {
    const [task, cell] = [table.tasks[place], table.cells[column]?.[place]];
    const part = task === undefined ? '' : task.taskType === '' ? task.category : task.taskType;
    const means = parts.get(part) ?? [];
    if (means.length === 0) parts.set(part, means);
    if (cell?.mean !== null && cell?.mean !== undefined) means.push(cell.mean);
  }
  return parts.size < 2 ? {} : { macroMean: mean([...parts.values()].flatMap((means) => mean(means) ?? [])) };
}

/** The figures of one column: accuracy, pass rates and relevance over the common tasks, times over the answered, coverage over all judged ones. */
function entryOf(table: ScoreTable, scope: ScopeTasks, column: number, tries: readonly number[]): EntryWithoutRank {
  const common = cellsAt(table, column, scope.common);
  const judged = cellsAt(table, column, scope.judged);
  const byFamily = common.filter((cell) => cell?.stored.judgedByFamily === true).length;
  return {
    name: table.columns[column]?.name ?? '',
    accuracy: accuracyOf(common, scope.clusters),
    passRate: mean(measured(common.map((cell) => cell?.passShare ?? null))),
    ...passFigures(common, tries),
    relevance: mean(measured(common.map((cell) => cell?.stored.relevance ?? null))),
    speed: speedFigure(cellsAt(table, column, scope.answered)),
    coverage: coverageOf(judged),
    ...ownFigure(table, scope, column),
    ...macroMeanOf(table, scope, column),
    bounds: worstAndBest(judged),
    ...(byFamily > 0 ? { judgedByFamily: byFamily } : {}),
  };
}

/** The entry of every column, in their order; `tasksOf` names the tasks that count for a column. */
export function entriesOf(table: ScoreTable, tasksOf: (column: number) => ScopeTasks): EntryWithoutRank[] {
  const scopes = table.columns.map((_, column) => tasksOf(column));
  const tries = triesToTell(scopes.map(({ common }, column) => cellsAt(table, column, common)));
  return scopes.map((scope, column) => entryOf(table, scope, column, tries));
}
