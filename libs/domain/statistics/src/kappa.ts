import { sum } from './moments';

/** How far apart two categories count: not at all graded, by |i − j|, or by (i − j)². */
export type KappaWeights = 'none' | 'linear' | 'quadratic';

/** Agreement of two raters beyond chance. */
export interface KappaResult {
  readonly n: number;
  readonly percentAgreement: number | null;
  /** Cohen's κ, −1 … 1; null, not 1, where chance alone would agree always. */
  readonly kappa: number | null;
  /** Large-sample standard error (Fleiss, Cohen & Everitt 1969). */
  readonly se: number | null;
}

/** What is left of full agreement when the raters are `apart` categories apart. */
function agreement(apart: number, weights: KappaWeights): number {
  switch (weights) {
    case 'none':
      return apart === 0 ? 1 : 0;
    case 'linear':
      return 1 - Math.abs(apart);
    case 'quadratic':
      return 1 - apart * apart;
    default:
      return weights satisfies never;
  }
}

/** Shares of pairs by the two categories, row-major. Pairs with a null or an unlisted category are dropped. */
function tabulate<T>(
  a: readonly (T | null)[],
  b: readonly (T | null)[],
  categories: readonly T[],
): { n: number; shares: number[] } {
  const place = new Map(categories.map((category, index) => [category, index]));
  const shares = new Array<number>(categories.length ** 2).fill(0);
  let n = 0;
  a.forEach((left, row) => {
    const right = b[row] ?? null;
    const i = left === null ? undefined : place.get(left);
    const j = right === null ? undefined : place.get(right);
    if (i === undefined || j === undefined) return;
    shares[i * categories.length + j] = (shares[i * categories.length + j] ?? 0) + 1;
    n += 1;
  });
  return { n, shares: shares.map((count) => (n === 0 ? 0 : count / n)) };
}

/** κ and its standard error from a table of shares of k × k categories, row-major, of n pairs (fractional allowed: an effective number). */
export function kappaOfShares(
  shares: readonly number[],
  k: number,
  n: number,
  weights: KappaWeights = 'none',
): Omit<KappaResult, 'n' | 'percentAgreement'> {
  const all = Array.from({ length: k }, (_, index) => index);
  const at = (i: number, j: number): number => shares[i * k + j] ?? 0;
  const weight = (i: number, j: number): number =>
    agreement(weights === 'none' ? i - j : (i - j) / Math.max(1, k - 1), weights);
  const row = all.map((i) => sum(all.map((j) => at(i, j))));
  const column = all.map((j) => sum(all.map((i) => at(i, j))));
  const over = (f: (i: number, j: number) => number): number => sum(all.flatMap((i) => all.map((j) => f(i, j))));
  const expected = over((i, j) => weight(i, j) * (row[i] ?? 0) * (column[j] ?? 0));
  if (1 - expected < 1e-12) return { kappa: null, se: null };
  const kappa = (over((i, j) => weight(i, j) * at(i, j)) - expected) / (1 - expected);
  const rowWeight = all.map((i) => sum(all.map((j) => weight(i, j) * (column[j] ?? 0))));
  const columnWeight = all.map((j) => sum(all.map((i) => weight(i, j) * (row[i] ?? 0))));
  const spread = over((i, j) => {
    const usual = ((rowWeight[i] ?? 0) + (columnWeight[j] ?? 0)) * (1 - kappa);
    return at(i, j) * (weight(i, j) - usual) ** 2;
  });
  const variance = (spread - (kappa - expected * (1 - kappa)) ** 2) / (n * (1 - expected) ** 2);
  return { kappa, se: Math.sqrt(variance < 1e-15 ? 0 : variance) };
}

/** Cohen's κ of two raters over ordered categories, those that nobody used included. */
export function cohensKappa<T>(
  a: readonly (T | null)[],
  b: readonly (T | null)[],
  categories: readonly T[],
  weights: KappaWeights = 'none',
): KappaResult {
  const { n, shares } = tabulate(a, b, categories);
  if (n === 0) return { n, percentAgreement: null, kappa: null, se: null };
  const percentAgreement = sum(categories.map((_, index) => shares[index * categories.length + index] ?? 0));
  return { n, percentAgreement, ...kappaOfShares(shares, categories.length, n, weights) };
}
