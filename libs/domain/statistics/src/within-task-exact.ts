import { commonGrid } from './grid';
import { groupedBy } from './grouped';
import {
  chanceAtLeast,
  chanceAtMost,
  copies,
  type Lattice,
  stretched,
  sumInOrder,
  sumPairwise,
  varianceOf,
} from './lattice';
import { addSparse, mirrored, sparseAtMost, type SparseSum, ZERO_PLACE } from './sparse-sum';
import type { Leaf } from './within-task-leaf';
import { expectedWork, WorkBudget } from './work-budget';

/** Both tails at the observed sum, the observed sum included. */
export interface Tails {
  readonly atMost: number;
  readonly atLeast: number;
}

/** All tasks whose differences move in the same step. */
interface StepGroup {
  readonly step: number;
  readonly observed: number;
  readonly chances: Lattice;
}

const TIE = 1e-9;
/** Sorting a pair of places takes as long as this many multiplications. */
const WORK_OF_PAIR = 100;
function sumOfLeaves(leaves: readonly Leaf[], budget: WorkBudget): Lattice | null {
  const variance = leaves.reduce((total, { chances, count }) => total + count * varianceOf(chances), 0);
  const range = leaves.reduce((total, { chances, count }) => total + count * (chances.chances.length - 1), 1);
  if (!budget.covers(expectedWork(variance, range, leaves.length))) return null;
  const parts: Lattice[] = [];
  for (const { chances, count } of leaves) {
    const part = copies(chances, count, budget);
    if (part === null) return null;
    parts.push(part);
  }
  return sumPairwise(parts, budget);
}

function stepGroups(leaves: readonly Leaf[], budget: WorkBudget): StepGroup[] | null {
  const groups: StepGroup[] = [];
  for (const same of groupedBy(leaves, (leaf) => leaf.step.toPrecision(12)).values()) {
    const chances = sumOfLeaves(same, budget);
    if (chances === null) return null;
    const observed = same.reduce((total, leaf) => total + leaf.observed, 0);
    groups.push({ step: same[0]?.step ?? 1, observed, chances });
  }
  return groups.toSorted((a, b) => a.step - b.step);
}

/** The groups on one grid; null where their steps have none in common, or counting takes too long. */
function onOneGrid(groups: readonly StepGroup[], budget: WorkBudget): Tails | null {
  const [first] = groups;
  if (groups.length === 1 && first) {
    return {
      atMost: chanceAtMost(first.chances, first.observed),
      atLeast: chanceAtLeast(first.chances, first.observed),
    };
  }
  const grid = commonGrid(groups.map((group) => group.step));
  if (grid === null || grid.multiples.includes(0)) return null;
  const factors = grid.multiples;
  const width = groups.reduce((total, group, index) => total + group.chances.chances.length * factors[index]!, 0);
  if (!budget.affords(width)) return null;
  const sum = sumInOrder(
    groups.map((group, index) => stretched(group.chances, factors[index]!)),
    budget,
  );
  const at = groups.reduce((total, group, index) => total + group.observed * factors[index]!, 0);
  return sum && { atMost: chanceAtMost(sum, at), atLeast: chanceAtLeast(sum, at) };
}

function asSparse({ step, chances }: StepGroup): SparseSum {
  return {
    places: Float64Array.from(chances.chances, (_, index) => step * (chances.from + index)),
    chances: chances.chances,
  };
}

/** Pairs of places that filling two halves with the given sizes makes, when the emptier half takes the next. */
function pairsToSort(sizes: readonly number[]): number {
  let [small, large, pairs] = [1, 1, 0];
  for (const size of sizes) {
    pairs += small * size;
    [small, large] = [Math.min(small * size, large), Math.max(small * size, large)];
  }
  return pairs;
}

/** The groups without a grid: two halves of about the same number of places, sums within 1e-9 being ties. */
function inTwoHalves(groups: readonly StepGroup[], limit: number): Tails | null {
  const parts = groups.map(asSparse).toSorted((a, b) => b.places.length - a.places.length);
  if (pairsToSort(parts.map((part) => part.places.length)) * WORK_OF_PAIR > limit) return null;
  const tolerance = TIE * groups.reduce((total, group) => total + group.step * Math.abs(group.observed), 1);
  let [small, large]: [SparseSum, SparseSum] = [ZERO_PLACE, ZERO_PLACE];
  for (const part of parts) {
    const grown = addSparse(small, part, tolerance / 10);
    [small, large] = grown.places.length < large.places.length ? [grown, large] : [large, grown];
  }
  const at = groups.reduce((total, group) => total + group.step * group.observed, 0);
  const atMost = sparseAtMost(small, large, at, tolerance);
  return { atMost, atLeast: sparseAtMost(mirrored(small), mirrored(large), -at, tolerance) };
}

/** Tails by counting every arrangement; null where that takes more than `limit` multiplications. */
export function exactTails(leaves: readonly Leaf[], limit: number): Tails | null {
  const groups = stepGroups(leaves, new WorkBudget(limit));
  return groups && (onOneGrid(groups, new WorkBudget(limit / 2)) ?? inTwoHalves(groups, limit / 2));
}

/** Chance of the very sums that were observed: neither tail can be smaller. */
export function observedChance(leaves: readonly Leaf[]): number {
  return Math.max(Number.MIN_VALUE, Math.exp(leaves.reduce((total, leaf) => total + leaf.logObserved, 0)));
}
