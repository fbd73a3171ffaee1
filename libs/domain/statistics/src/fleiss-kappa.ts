import { sum } from './moments';

/** Agreement of several raters beyond chance. */
export interface FleissKappa {
  /** Subjects with as many ratings as the others. */
  readonly n: number;
  readonly raters: number;
  readonly agreement: number | null;
  /** −1 … 1; null where chance alone would agree always, or with fewer than two raters. */
  readonly kappa: number | null;
}

/**
 * Fleiss' κ (1971) of `raters` ratings per subject: κ = (P − Pe) / (1 − Pe), P the mean share of agreeing pairs of raters, Pe the sum of the
 * squared shares of the categories. Subjects with another number of ratings, or an unlisted one, are dropped.
 */
export function fleissKappa<T>(
  ratings: readonly (readonly (T | null)[])[],
  categories: readonly T[],
  raters: number,
): FleissKappa {
  const counts = ratings
    .map((row) => row.filter((rating): rating is T => rating !== null && categories.includes(rating)))
    .filter((row) => row.length === raters)
    .map((row) => categories.map((category) => row.filter((rating) => rating === category).length));
  const n = counts.length;
  if (n === 0 || raters < 2) return { n, raters, agreement: null, kappa: null };
  const pairs = raters * (raters - 1);
  const agreement = sum(counts.map((row) => (sum(row.map((count) => count * count)) - raters) / pairs)) / n;
  const chance = sum(categories.map((_, at) => (sum(counts.map((row) => row[at] ?? 0)) / (n * raters)) ** 2));
  return { n, raters, agreement, kappa: 1 - chance < 1e-12 ? null : (agreement - chance) / (1 - chance) };
}
