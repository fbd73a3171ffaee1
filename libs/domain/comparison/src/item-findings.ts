import type { ItemFinding, ItemKind } from '@assay/contracts';

import type { ScoreTable, TableCell } from './score-table';
import { FEWEST_FOR_DISCRIMINATION, FLAKY, SUSPICIOUS } from './thresholds';

interface Item {
  readonly place: number;
  readonly cells: readonly TableCell[];
  readonly means: readonly number[];
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Tasks that every column has a score of: on others the columns cannot be held against each other. */
function itemsOf(table: ScoreTable): Item[] {
  return table.tasks.flatMap((_, place): Item[] => {
    const cells = table.cells.flatMap((row) => row[place] ?? []);
    const means = cells.flatMap(({ mean }) => mean ?? []);
    return means.length < table.columns.length || means.length === 0 ? [] : [{ place, cells, means }];
  });
}

/** Pearson's correlation; null where either side is constant. */
function correlation(x: readonly number[], y: readonly number[]): number | null {
  const [meanX, meanY] = [average(x), average(y)];
  let [xy, xx, yy] = [0, 0, 0];
  x.forEach((value, at) => {
    const [dx, dy] = [value - meanX, (y[at] ?? 0) - meanY];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  });
  return xx < 1e-12 || yy < 1e-12 ? null : xy / Math.sqrt(xx * yy);
}

/** Variance between columns less what their tries explain, at least 0. */
function separationOf({ cells, means }: Item): number {
  if (means.length < 2) return 0;
  const middle = average(means);
  const between = means.reduce((sum, mean) => sum + (mean - middle) ** 2, 0) / (means.length - 1);
  const within = average(
    cells.map(({ trialVariance, group }) => (trialVariance ?? 0) / Math.max(1, group?.trials ?? 1)),
  );
  return Math.max(0, between - within);
}

/** Unbiased chance that two tries of one column disagree: 2·p·(1 − p)·n/(n − 1), the largest over columns with enough tries. */
function disagreement({ cells }: Item): number {
  return cells.reduce((most, { passShare, group }) => {
    const trials = group?.trials ?? 0;
    if (passShare === null || trials < FLAKY.trials) return most;
    return Math.max(most, (2 * passShare * (1 - passShare) * trials) / (trials - 1));
  }, 0);
}

/** With few models: one that is far better on all other tasks fails this one altogether, and the far weaker one always passes. */
function turnsOrder(means: readonly number[], others: readonly number[]): boolean {
  return means.some((strong, i) =>
    means.some((weak, j) => strong === 0 && weak === 1 && (others[i] ?? 0) - (others[j] ?? 0) >= SUSPICIOUS.gap),
  );
}

function kindsOf(item: Item, others: readonly number[], discrimination: number | null): ItemKind[] {
  const { means } = item;
  const few = means.length < FEWEST_FOR_DISCRIMINATION;
  const suspicious = few
    ? turnsOrder(means, others)
    : discrimination !== null && discrimination <= SUSPICIOUS.discrimination;
  return [
    ...(means.length > 1 && means.every((mean) => mean === 1) ? (['everyone_passes'] as const) : []),
    ...(means.length > 1 && means.every((mean) => mean === 0) ? (['no_one_passes'] as const) : []),
    ...(suspicious ? (['suspicious'] as const) : []),
    ...(disagreement(item) >= FLAKY.disagreement ? (['flaky'] as const) : []),
  ];
}

/** Tasks that say something about themselves: nobody or everybody solves them, the weak do and the strong do not, or tries disagree. */
export function itemFindings(table: ScoreTable): ItemFinding[] {
  const items = itemsOf(table);
  const totals = table.columns.map((_, column) => items.reduce((sum, { means }) => sum + (means[column] ?? 0), 0));
  return items.flatMap((item): ItemFinding[] => {
    const task = table.tasks[item.place];
    if (task === undefined) return [];
    const rest = Math.max(1, items.length - 1);
    const others = totals.map((total, column) => (total - (item.means[column] ?? 0)) / rest);
    const enough = item.means.length >= FEWEST_FOR_DISCRIMINATION && items.length > 1;
    const discrimination = enough ? correlation(item.means, others) : null;
    const kinds = kindsOf(item, others, discrimination);
    if (kinds.length === 0) return [];
    const { taskId, key, title, taskType, category } = task;
    return [
      {
        ...{ taskId, key, title, taskType, category, kinds, discrimination },
        difficulty: average(item.means),
        separation: separationOf(item),
      },
    ];
  });
}
