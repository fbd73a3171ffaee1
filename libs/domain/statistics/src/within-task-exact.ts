import { commonGrid } from './grid';
import { groupedBy } from './grouped';
import { chanceAtLeast, chanceAtMost, copies, type Lattice, stretched, sumInOrder, sumPairwise } from './lattice';
import { addSparse, mirrored, sparseAtMost, type SparseSum } from './sparse-sum';
import type { Leaf } from './within-task-leaf';

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
/** Pairs of places in one merge of sums that share no grid. */
const MOST_PAIRS = 50_000;

function sumOfLeaves(leaves: readonly Leaf[], limit: number): Lattice | null {
  const parts: Lattice[] = [];
  for (const { chances, count } of leaves) {
    const part = copies(chances, count, limit);
    if (part === null) return null;
    parts.push(part);
  }
  return sumPairwise(parts, limit);
}

function stepGroups(leaves: readonly Leaf[], limit: number): StepGroup[] | null {
  const groups: StepGroup[] = [];
  for (const same of groupedBy(leaves, (leaf) => leaf.step.toPrecision(12)).values()) {
    const chances = sumOfLeaves(same, limit);
    if (chances === null) return null;
    const observed = same.reduce((total, leaf) => total + leaf.observed, 0);
    groups.push({ step: same[0]?.step ?? 1, observed, chances });
  }
  return groups.toSorted((a, b) => a.step - b.step);
}

/** The groups on one grid; null where their steps have none in common, or counting takes too long. */
function onOneGrid(groups: readonly StepGroup[], limit: number): Tails | null {
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
  if (width > limit) return null;
  const sum = sumInOrder(
    groups.map((group, index) => stretched(group.chances, factors[index]!)),
    limit,
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

/** The groups without a grid: two halves of about the same number of places, sums within 1e-9 being ties. */
function inTwoHalves(groups: readonly StepGroup[]): Tails | null {
  const scale = groups.reduce((total, group) => total + group.step * Math.abs(group.observed), 1);
  const tolerance = TIE * scale;
  let halves: [SparseSum, SparseSum] = [
    { places: Float64Array.of(0), chances: Float64Array.of(1) },
    { places: Float64Array.of(0), chances: Float64Array.of(1) },
  ];
  for (const group of groups.map(asSparse).toSorted((a, b) => b.places.length - a.places.length)) {
    const [small, large] = halves.toSorted((a, b) => a.places.length - b.places.length) as [SparseSum, SparseSum];
    const grown = addSparse(small, group, tolerance / 10, MOST_PAIRS);
    if (grown === null) return null;
    halves = [grown, large];
  }
  const at = groups.reduce((total, group) => total + group.step * group.observed, 0);
  const [left, right] = halves;
  const atMost = sparseAtMost(left, right, at, tolerance);
  return { atMost, atLeast: sparseAtMost(mirrored(left), mirrored(right), -at, tolerance) };
}

/** Tails by counting every arrangement; null where that takes more than `limit` multiplications. */
export function exactTails(leaves: readonly Leaf[], limit: number): Tails | null {
  const groups = stepGroups(leaves, limit);
  return groups && (onOneGrid(groups, limit) ?? inTwoHalves(groups));
}

/** Chance of the very sums that were observed: neither tail can be smaller. */
export function observedChance(leaves: readonly Leaf[]): number {
  return Math.max(Number.MIN_VALUE, Math.exp(leaves.reduce((total, leaf) => total + leaf.logObserved, 0)));
}
