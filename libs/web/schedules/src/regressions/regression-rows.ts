import type { Regression } from '@assay/contracts';

export const REGRESSION_SORTS = ['since', '-since', 'size', '-size', 'model', '-model', 'nights', '-nights'] as const;
export type RegressionSort = (typeof REGRESSION_SORTS)[number];

/** By the first night, the size of the drop, the model or the nights that showed it. Sizes of accuracy and of speed are both shares. */
export function sortedRegressions(regressions: readonly Regression[], sort: RegressionSort): Regression[] {
  const column = sort.replace(/^-/, '');
  const turn = sort.startsWith('-') ? -1 : 1;
  return regressions.toSorted((a, b) => {
    if (column === 'model') return turn * a.model.localeCompare(b.model);
    return turn * (figureOf(a, column) - figureOf(b, column)) || a.model.localeCompare(b.model);
  });
}

function figureOf({ since, difference, nightsSeen }: Regression, column: string): number {
  if (column === 'nights') return nightsSeen;
  return column === 'size' ? -(difference.value ?? 0) : Date.parse(since);
}
