import type { ComparisonEntry, PassFigure } from '@assay/contracts';
import { passAtK, type TaskPasses } from '@assay/domain/statistics';

import type { TableCell } from './score-table';
import { ENOUGH_COVERAGE } from './thresholds';

type Cells = readonly (TableCell | null)[];

/** pass@k is usually told for these k. */
const USUAL = [1, 3, 5, 10, 100];

/** The tries that nearly all of the tasks have: a single missing answer must not take the last k away. */
function usualTries(cells: Cells): number {
  const tries = cells.map((cell) => cell?.group?.trials ?? 0).toSorted((a, b) => b - a);
  return tries[Math.ceil(tries.length * ENOUGH_COVERAGE) - 1] ?? 0;
}

/** The k of a scope, the same for all columns: 1, the usual ones up to the tries that every column has, and these. `columns`: the cells of each. */
export function triesToTell(columns: readonly Cells[]): number[] {
  const most = Math.max(1, Math.min(...columns.map(usualTries)));
  return [...USUAL.filter((k) => k < most), most];
}

/** Tries and passes as they count: copies at temperature 0 once. */
function passesOf(cell: TableCell | null): TaskPasses | null {
  if (!cell?.group || cell.passShare === null) return null;
  const { trials } = cell.group;
  const passes = cell.passShare * trials;
  return { trials, passes: trials === 1 ? passes : Math.round(passes) };
}

/** pass@k and pass^k of one column over the given tasks, for each k. */
export function passFigures(cells: Cells, tries: readonly number[]): Pick<ComparisonEntry, 'passAtK' | 'passHatK'> {
  const tasks = cells.flatMap((cell) => passesOf(cell) ?? []);
  const all = tries.map((k) => ({ k, figures: passAtK(tasks, k) }));
  const figure = (k: number, value: number | null, excluded: number): PassFigure => ({
    ...{ k, value, excluded },
    tasks: tasks.length - excluded,
  });
  return {
    passAtK: all.map(({ k, figures }) => figure(k, figures.meanPassAtK, figures.excluded)),
    passHatK: all.map(({ k, figures }) => figure(k, figures.meanPassHatK, figures.excluded)),
  };
}
