import type { OnGrid } from './grid';
import { chanceAtMost, fairSteps, sumInOrder } from './lattice';
import { normalTail } from './normal';
import { seededRandom } from './seeded-random';
import { DRAWS } from './test-method';
import { WorkBudget } from './work-budget';

/** Chance that Σ ±size reaches `at` or more, all sign patterns alike; sizes > 0. */
export type TailChance = (at: number) => number;

/** An estimate is so much too high at most. */
const CERTAINLY_TOO_MUCH = 4;
/** A sum is as good as within 8½ standard deviations of its mean on either side. */
const WIDTH_IN_DEVIATIONS = 17;

/** All 2^m sums of ±size, sorted: each size merges the list shifted down with the list shifted up. */
function sortedSums(sizes: readonly number[]): Float64Array {
  let sums = Float64Array.of(0);
  for (const size of sizes) {
    const next = new Float64Array(sums.length * 2);
    let down = 0;
    let up = 0;
    for (let place = 0; place < next.length; place += 1) {
      const fromDown = down < sums.length && sums[down]! - size <= sums[up]! + size;
      next[place] = fromDown ? sums[down++]! - size : sums[up++]! + size;
    }
    sums = next;
  }
  return sums;
}

/** Every pattern counted, as pairs of two half lists (Horowitz & Sahni 1974): 2^(m/2) steps instead of 2^m. */
export function enumeratedTail(sizes: readonly number[], tolerance: number): TailChance {
  const middle = Math.floor(sizes.length / 2);
  const left = sortedSums(sizes.slice(0, middle));
  const right = sortedSums(sizes.slice(middle));
  return (at) => {
    let count = 0;
    let reach = right.length;
    for (const sum of left) {
      while (reach > 0 && sum + right[reach - 1]! >= at - tolerance) reach -= 1;
      count += right.length - reach;
    }
    return count / (left.length * right.length);
  };
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

/** Multiplications that adding groups of coins takes, about: the coins of each, times the width of the sum so far. */
function workOfCoins(groups: readonly (readonly [size: number, count: number])[]): number {
  let [work, span, variance] = [0, 0, 0];
  for (const [size, count] of groups) {
    const coins = Math.min(count + 1, (WIDTH_IN_DEVIATIONS / 2) * Math.sqrt(count));
    work += coins * Math.min(span, WIDTH_IN_DEVIATIONS * Math.sqrt(variance));
    span += size * count;
    variance += (count * size * size) / 4;
  }
  return work;
}

/** Exact by convolution on the grid: tasks of the same size flip like coins; null where it takes more than `limit` multiplications. */
export function griddedTail(grid: OnGrid, limit: number): TailChance | null {
  const unit = grid.multiples.reduce(commonDivisor, 0);
  if (unit === 0) return null;
  const counts = new Map<number, number>();
  for (const multiple of grid.multiples) counts.set(multiple / unit, (counts.get(multiple / unit) ?? 0) + 1);
  const groups = [...counts].toSorted(([a], [b]) => a - b);
  const width = groups.reduce((total, [size, count]) => total + size * count, 0);
  // One group is a binomial distribution: nothing is to be added, so no limit is needed.
  const budget = new WorkBudget(groups.length === 1 ? Infinity : limit);
  if (counts.has(0) || !budget.affords(width)) return null;
  // Far beyond the limit: nothing is begun that cannot be ended.
  if (!budget.covers(workOfCoins(groups) / CERTAINLY_TOO_MUCH)) return null;
  const flipped = sumInOrder(
    groups.map(([size, count]) => fairSteps(count, size)),
    budget,
  );
  if (flipped === null) return null;
  // The sum is width − 2 × (what is flipped), in grid units.
  return (at) => chanceAtMost(flipped, Math.floor((width - Math.round((at * grid.perUnit) / unit)) / 2));
}

/** 10,000 random patterns, each counted with its mirror image, so that both tails stay images of each other. */
export function drawnTail(sizes: readonly number[], tolerance: number, seed: string): TailChance {
  const random = seededRandom(seed);
  const sums = new Float64Array(DRAWS);
  for (let draw = 0; draw < DRAWS; draw += 2) {
    let total = 0;
    let word = 0;
    sizes.forEach((size, index) => {
      if (index % 32 === 0) word = random.bits();
      total += word & (1 << (index % 32)) ? size : -size;
    });
    sums[draw] = total;
    sums[draw + 1] = -total;
  }
  return (at) => (1 + sums.filter((sum) => sum >= at - tolerance).length) / (1 + DRAWS);
}

/** Normal approximation with the exact variance Σ size²; `gap` between possible sums gives the continuity correction. */
export function normalFlipTail(sizes: readonly number[], gap: number): TailChance {
  const deviation = Math.sqrt(sizes.reduce((total, size) => total + size * size, 0));
  return (at) => normalTail((at - gap / 2) / deviation);
}
