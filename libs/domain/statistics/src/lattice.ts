import { logChoose } from './log-gamma';
import type { WorkBudget } from './work-budget';

/** A distribution on whole numbers: the chance of `from + i` is `chances[i]`. */
export interface Lattice {
  readonly from: number;
  readonly chances: Float64Array;
}

/** Mass cut from either end after a convolution: far below what a p-value shows. */
const CUT = 1e-18;

/** How many places can go at one end, walking inwards by `step`, with less than CUT between them. */
function removable(chances: Float64Array, step: 1 | -1): number {
  let count = 0;
  let mass = 0;
  while (count < chances.length - 1) {
    mass += chances[step === 1 ? count : chances.length - 1 - count] ?? 0;
    if (mass >= CUT) break;
    count += 1;
  }
  return count;
}

function trimmed({ from, chances }: Lattice): Lattice {
  const low = removable(chances, 1);
  const high = removable(chances, -1);
  return low + high === 0
    ? { from, chances }
    : { from: from + low, chances: chances.slice(low, chances.length - high) };
}

function filled({ chances }: Lattice): number {
  let count = 0;
  for (const chance of chances) if (chance > 0) count += 1;
  return count;
}

/** Multiplications that adding the two takes. */
function cost(a: Lattice, b: Lattice): number {
  return Math.min(filled(a) * b.chances.length, filled(b) * a.chances.length);
}

/** Distribution of the sum of two independent whole numbers. */
export function convolve(a: Lattice, b: Lattice): Lattice {
  const [sparse, dense] = filled(a) * b.chances.length < filled(b) * a.chances.length ? [a, b] : [b, a];
  const chances = new Float64Array(a.chances.length + b.chances.length - 1);
  for (let i = 0; i < sparse.chances.length; i += 1) {
    const chance = sparse.chances[i]!;
    if (chance === 0) continue;
    for (let j = 0; j < dense.chances.length; j += 1) chances[i + j]! += chance * dense.chances[j]!;
  }
  return trimmed({ from: a.from + b.from, chances });
}

/** The number 0 for sure: what nothing adds up to. */
export const ZERO: Lattice = { from: 0, chances: Float64Array.of(1) };

/** Distribution of the sum of `count` ≥ 1 independent copies, by repeated doubling; null where the budget does not allow it. */
export function copies(one: Lattice, count: number, budget: WorkBudget): Lattice | null {
  let doubled = one;
  let total = ZERO;
  for (let left = count; left > 0; left = Math.floor(left / 2)) {
    if (!budget.affords(cost(total, doubled) + (left > 1 ? cost(doubled, doubled) : 0))) return null;
    if (left % 2 === 1) total = convolve(total, doubled);
    if (left > 1) doubled = convolve(doubled, doubled);
  }
  return total;
}

/** Distribution of the sum, added in the given order; null where the budget does not allow it. */
export function sumInOrder(parts: readonly Lattice[], budget: WorkBudget): Lattice | null {
  let total = ZERO;
  for (const part of parts) {
    if (!budget.affords(cost(total, part))) return null;
    total = convolve(total, part);
  }
  return total;
}

/** The same, narrow ones first and pairwise: cheaper where no part has gaps. */
export function sumPairwise(parts: readonly Lattice[], budget: WorkBudget): Lattice | null {
  let level = parts.toSorted((a, b) => a.chances.length - b.chances.length);
  while (level.length > 1) {
    const next: Lattice[] = [];
    for (let index = 0; index < level.length; index += 2) {
      const [left, right] = [level[index] ?? ZERO, level[index + 1] ?? ZERO];
      if (!budget.affords(cost(left, right))) return null;
      next.push(convolve(left, right));
    }
    level = next;
  }
  return level[0] ?? ZERO;
}

/** P(X ≤ k). */
export function chanceAtMost({ from, chances }: Lattice, k: number): number {
  let total = 0;
  for (let i = 0; i < chances.length && from + i <= k; i += 1) total += chances[i]!;
  return Math.min(1, total);
}

/** P(X ≥ k). */
export function chanceAtLeast({ from, chances }: Lattice, k: number): number {
  let total = 0;
  for (let i = chances.length - 1; i >= 0 && from + i >= k; i -= 1) total += chances[i]!;
  return Math.min(1, total);
}

/** `step` times the heads of `count` fair coins. */
export function fairSteps(count: number, step: number): Lattice {
  const chances = new Float64Array(count * step + 1);
  for (let heads = 0; heads <= count; heads += 1)
    chances[heads * step] = Math.exp(logChoose(count, heads) - count * Math.LN2);
  return trimmed({ from: 0, chances });
}

/** Passes among the first group when `passes` passes are dealt at random to groups of `first` and `second` trials. */
export function hypergeometric(first: number, second: number, passes: number): Lattice {
  const from = Math.max(0, passes - second);
  const chances = new Float64Array(Math.min(first, passes) - from + 1);
  const all = logChoose(first + second, passes);
  for (let i = 0; i < chances.length; i += 1) {
    chances[i] = Math.exp(logChoose(first, from + i) + logChoose(second, passes - from - i) - all);
  }
  return trimmed({ from, chances });
}

/** `factor` times the number; factor ≥ 1. */
export function stretched({ from, chances }: Lattice, factor: number): Lattice {
  const wide = new Float64Array((chances.length - 1) * factor + 1);
  chances.forEach((chance, index) => (wide[index * factor] = chance));
  return { from: from * factor, chances: wide };
}

/** Variance of the number. */
export function varianceOf({ chances }: Lattice): number {
  let [mean, squares] = [0, 0];
  chances.forEach((chance, index) => {
    mean += chance * index;
    squares += chance * index * index;
  });
  return Math.max(0, squares - mean * mean);
}
