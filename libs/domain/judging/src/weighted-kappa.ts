import type { MeasuredKappa } from '@assay/contracts';
import { kappaOfShares, normalCritical, quantiles, seededRandom, wilsonInterval } from '@assay/domain/statistics';

/** A pair of words on one thing: a judge's and a person's, or those of two people. */
export interface WeightedPair {
  readonly first: boolean;
  readonly second: boolean;
  /** So many of all that the pairs were drawn from stand behind it. */
  readonly weight: number;
}

const Z = normalCritical(0.95) ?? 1.96;
const RESAMPLES = 2_000;
/** Of the resamples so many must have a κ. */
const ENOUGH = RESAMPLES / 2;
const NOT_DEFINED = { value: null, low: null, high: null, se: null, bootstrap: null } as const;

/**
 * κ of weighted pairs, ± 1.96 standard errors of as many equal pairs as would tell as much (Kish 1965). Where all agree, the standard error is 0 however
 * few there are: then the bounds are those of κ at Wilson's bounds of the agreement. `strata`: pairs as they were drawn, kind by kind; the bootstrap
 * redraws each kind for itself.
 */
export function weightedKappa(strata: readonly (readonly WeightedPair[])[]): MeasuredKappa {
  const pairs = strata.flat();
  const n = pairs.length;
  const shares = sharesOf(pairs);
  if (shares === null) return { ...NOT_DEFINED, n };
  const effectiveN = effectiveCount(pairs);
  const { kappa, se } = kappaOfShares(shares, 2, effectiveN);
  if (kappa === null || se === null) return { ...NOT_DEFINED, n };
  const [low, high] = se > 0 ? [kappa - Z * se, kappa + Z * se] : ofAgreement(shares, effectiveN);
  return { value: kappa, low: within(low), high: within(high), n, se, bootstrap: bootstrapOf(strata) };
}

/** As many equal pairs would tell as much (Kish 1965). */
export function effectiveCount(pairs: readonly { readonly weight: number }[]): number {
  const squares = pairs.reduce((sum, { weight }) => sum + weight * weight, 0);
  return squares === 0 ? 0 : pairs.reduce((sum, { weight }) => sum + weight, 0) ** 2 / squares;
}

function within(kappa: number): number {
  return Math.max(-1, Math.min(1, kappa));
}

/** Shares of both yes, first only, second only, neither; null without any weight. */
function sharesOf(pairs: readonly WeightedPair[]): readonly [number, number, number, number] | null {
  const cells: [number, number, number, number] = [0, 0, 0, 0];
  let all = 0;
  for (const { first, second, weight } of pairs) {
    cells[(first ? 0 : 2) + (second ? 0 : 1)] = (cells[(first ? 0 : 2) + (second ? 0 : 1)] ?? 0) + weight;
    all += weight;
  }
  if (all === 0) return null;
  const [both, one, other, neither] = cells;
  return [both / all, one / all, other / all, neither / all];
}

function ofAgreement(shares: readonly [number, number, number, number], n: number): [number, number] {
  const [both, first, second, neither] = shares;
  const expected = (both + first) * (both + second) + (neither + first) * (neither + second);
  const { lower, upper } = wilsonInterval(Math.min(n, (both + neither) * n), n);
  const at = (agreement: number): number => (agreement - expected) / (1 - expected);
  return [at(lower), at(upper)];
}

/** Percentiles of κ over redrawn pairs; null where few of them have one, or all the same. */
function bootstrapOf(strata: readonly (readonly WeightedPair[])[]): MeasuredKappa['bootstrap'] {
  const random = seededRandom(`kappa ${strata.map(({ length }) => length).join(' ')}`);
  const drawn: number[] = [];
  for (let round = 0; round < RESAMPLES; round += 1) {
    const pairs = strata.flatMap((own) => own.flatMap(() => own[random.below(own.length)] ?? []));
    const shares = sharesOf(pairs);
    const kappa = shares === null ? null : kappaOfShares(shares, 2, pairs.length).kappa;
    if (kappa !== null) drawn.push(kappa);
  }
  if (drawn.length < ENOUGH) return null;
  const [low = null, high = null] = quantiles(drawn, [0.025, 0.975]).quantiles;
  return low === null || high === null || low === high ? null : { low, high };
}
