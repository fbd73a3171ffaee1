import type { Interval } from '@assay/contracts';
import { signFlip, type TaskTrials, type TestMethod, withinTaskPermutation } from '@assay/domain/statistics';

import { type DifferenceSpread, differenceBounds, differenceSpread } from './difference-interval';
import type { TryNoise } from './required-tasks';
import type { ScopeTasks } from './scope-tasks';
import type { ScoreTable, TableCell } from './score-table';
import { speedRatio } from './speed';
import { ALPHA, EQUAL_WITHIN } from './thresholds';

/** What two columns show on their common tasks, before any test. */
export interface PairFigures {
  readonly spread: DifferenceSpread;
  /** a − b with its 95 % interval, within ±1. */
  readonly difference: Interval;
  /** 90 % interval within ±5 points (two one-sided tests). */
  readonly equivalent: boolean;
  readonly wins: number;
  readonly ties: number;
  readonly losses: number;
  /** Null where no task has two tries. */
  readonly noise: TryNoise | null;
  readonly speedRatio: Interval | null;
}

/** Two-sided p-values before correction. */
export interface PairTests {
  /** On these tasks: trial labels permuted within each task. */
  readonly here: number | null;
  /** On tasks like these: signs of the per-task differences flipped. */
  readonly general: number | null;
  readonly methods: readonly TestMethod[];
}

interface Common {
  readonly a: TableCell;
  readonly b: TableCell;
}

const TIE = 1e-9;
const clip = (value: number): number => Math.max(-1, Math.min(1, value));

/** The cells of both columns on the common tasks, in their order. */
function commonCells(table: ScoreTable, { common }: ScopeTasks, a: number, b: number): Common[] {
  const [left, right] = [table.cells[a] ?? [], table.cells[b] ?? []];
  const cells: Common[] = [];
  for (const place of common) {
    const [cellA, cellB] = [left[place], right[place]];
    if (cellA && cellB) cells.push({ a: cellA, b: cellB });
  }
  return cells;
}

const differenceOf = ({ a, b }: Common): number => (a.mean ?? 0) - (b.mean ?? 0);

function average(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((total, value) => total + value, 0) / values.length;
}

function noiseOf(cells: readonly Common[]): TryNoise | null {
  const variances = (side: 'a' | 'b'): number[] =>
    cells.flatMap((cell) => (cell[side].trialVariance === null ? [] : [cell[side].trialVariance]));
  const tries = (side: 'a' | 'b'): number => average(cells.map((cell) => cell[side].group?.trials ?? 1));
  const [ofA, ofB] = [variances('a'), variances('b')];
  if (ofA.length + ofB.length === 0) return null;
  return { varianceA: average(ofA), varianceB: average(ofB), triesA: tries('a'), triesB: tries('b') };
}

function spreadOf(cells: readonly Common[], clusters: readonly string[] | null): DifferenceSpread {
  const step = average(cells.map(({ a, b }) => 1 / Math.min(a.group?.trials ?? 1, b.group?.trials ?? 1)));
  return differenceSpread(cells.map(differenceOf), clusters, step);
}

/** The figures of columns a and b on the common tasks of a scope. */
export function pairFigures(table: ScoreTable, scope: ScopeTasks, a: number, b: number): PairFigures {
  const cells = commonCells(table, scope, a, b);
  const spread = spreadOf(cells, scope.clusters);
  const wide = differenceBounds(spread, 1 - ALPHA);
  const narrow = differenceBounds(spread, 1 - 2 * ALPHA);
  let [wins, losses] = [0, 0];
  for (const cell of cells) {
    const difference = differenceOf(cell);
    if (difference > TIE) wins += 1;
    else if (difference < -TIE) losses += 1;
  }
  return {
    spread,
    difference: { value: spread.mean, low: wide && clip(wide.low), high: wide && clip(wide.high) },
    equivalent: narrow !== null && narrow.low >= -EQUAL_WITHIN && narrow.high <= EQUAL_WITHIN,
    ...{ wins, losses, ties: cells.length - wins - losses },
    // Only a recommendation in doubt asks for it.
    get noise() {
      return noiseOf(cells);
    },
    speedRatio: speedRatio(table, scope.answered, a, b),
  };
}

/** Differences summed by cluster: what is flipped together. */
function clusterSums(cells: readonly Common[], clusters: readonly string[]): number[] {
  const sums = new Map<string, number>();
  cells.forEach((cell, index) => {
    const cluster = clusters[index] ?? '';
    sums.set(cluster, (sums.get(cluster) ?? 0) + differenceOf(cell));
  });
  return [...sums.values()];
}

const isSingle = ({ a, b }: Common): boolean => a.group?.trials === 1 && b.group?.trials === 1;

/** Both tests of columns a and b on the common tasks of a scope. */
export function pairTests(table: ScoreTable, scope: ScopeTasks, a: number, b: number, workLimit?: number): PairTests {
  const cells = commonCells(table, scope, a, b);
  const options = workLimit === undefined ? {} : { workLimit };
  const flipped = signFlip(cells.map(differenceOf), options);
  const general = scope.clusters ? signFlip(clusterSums(cells, scope.clusters), options) : flipped;
  // With one try a side, dealing the tries of a task anew turns the sign of its difference or leaves it: the same test.
  const here = cells.length > 0 && cells.every(isSingle) ? flipped : withinTaskPermutation(triesOf(cells), options);
  return { here: here.pTwoSided, general: general.pTwoSided, methods: [here.method, general.method] };
}

function triesOf(cells: readonly Common[]): TaskTrials[] {
  return cells.flatMap((cell) => (cell.a.group && cell.b.group ? [{ base: cell.b.group, next: cell.a.group }] : []));
}
