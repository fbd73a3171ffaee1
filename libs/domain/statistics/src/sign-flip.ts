import { commonGrid } from './grid';
import { measured, type Measurement } from './measured';
import { sum } from './moments';
import { drawnTail, enumeratedTail, griddedTail, normalFlipTail, type TailChance } from './sign-flip-tails';
import { DRAWS, type TestMethod, WORK_LIMIT } from './test-method';

/** Sign-flip (paired permutation) test of per-task differences; p null without data. */
export interface SignFlip {
  readonly n: number;
  readonly nonzero: number;
  readonly sum: number | null;
  /** Share of the sign patterns whose |sum| is at least the observed one. */
  readonly pTwoSided: number | null;
  readonly pGreater: number | null;
  readonly pLess: number | null;
  /** 2^(1 − nonzero): what this test can reach at best. Six differing tasks are the fewest for 0.05. */
  readonly smallestPossibleP: number | null;
  readonly method: TestMethod;
}

/** How far a test may go. */
export interface PermutationOptions {
  /** Multiplications before the normal approximation; default about two milliseconds' worth. */
  readonly workLimit?: number;
  /** Names the random draws, where there are any. */
  readonly seed?: string;
}

/** Lists of 2^15 sums on either side: a few milliseconds. */
const MOST_ENUMERATED = 30;
const TIE = 1e-9;
/** Differences up to here are rounding, not differences. */
const NOTHING = 1e-12;

/** The cheapest way that is exact, else draws, else the normal approximation. */
function tailOf(
  sizes: readonly number[],
  tolerance: number,
  options: PermutationOptions,
): { tail: TailChance; method: TestMethod } {
  const { workLimit = WORK_LIMIT, seed = 'sign-flip' } = options;
  const grid = commonGrid(sizes);
  const gridded = grid && griddedTail(grid, workLimit);
  if (gridded) return { tail: gridded, method: 'exact' };
  if (sizes.length <= MOST_ENUMERATED) return { tail: enumeratedTail(sizes, tolerance), method: 'exact' };
  if (sizes.length * DRAWS <= workLimit) return { tail: drawnTail(sizes, tolerance, seed), method: 'draws' };
  return { tail: normalFlipTail(sizes, grid ? 2 / grid.perUnit : 0), method: 'normal' };
}

/** What the test can reach at best with m non-zero differences; above 0 also where 2^(1 − m) underflows. */
function smallestP(m: number): number {
  return m === 0 ? 1 : Math.max(2 ** (1 - m), Number.MIN_VALUE);
}

/**
 * Sign-flip test: under no difference every sign pattern of the per-task differences is as likely as the observed one.
 * Sums within 1e-9 (of the largest possible) are ties and count; differences of zero change nothing; missing ones are dropped.
 */
export function signFlip(differences: readonly Measurement[], options: PermutationOptions = {}): SignFlip {
  const known = measured(differences);
  const sizes = known
    .map(Math.abs)
    .filter((size) => size > NOTHING)
    .toSorted((a, b) => a - b);
  const observed = sum(known);
  const floor = smallestP(sizes.length);
  if (known.length === 0) {
    return {
      n: 0,
      nonzero: 0,
      sum: null,
      pTwoSided: null,
      pGreater: null,
      pLess: null,
      smallestPossibleP: null,
      method: 'exact',
    };
  }
  const counts = { n: known.length, nonzero: sizes.length, sum: observed, smallestPossibleP: floor };
  if (sizes.length === 0) return { ...counts, pTwoSided: 1, pGreater: 1, pLess: 1, method: 'exact' };
  const tolerance = TIE * sum(sizes);
  const { tail, method } = tailOf(sizes, tolerance, options);
  const chance = (at: number): number => Math.min(1, Math.max(floor / 2, Number.MIN_VALUE, tail(at)));
  const extreme = Math.abs(observed);
  const pTwoSided = extreme <= tolerance ? 1 : Math.min(1, 2 * chance(extreme));
  return { ...counts, pTwoSided, pGreater: chance(observed), pLess: chance(-observed), method };
}
