import { measured, type Measurement } from './measured';

/** Quantiles of what was measured, in units of the values. */
export interface Quantiles {
  readonly n: number;
  /** One per probability; all null without values. */
  readonly quantiles: readonly (number | null)[];
}

/** Type-7 quantile of values sorted upwards (Hyndman & Fan 1996; the default of R and numpy); null without values or outside 0–1. */
export function sortedQuantile(sorted: ArrayLike<number>, p: number): number | null {
  if (sorted.length === 0 || !(p >= 0 && p <= 1)) return null;
  const place = (sorted.length - 1) * p;
  const below = Math.floor(place);
  const low = sorted[below] ?? 0;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low;
  return low + (place - below) * (high - low);
}

/** Type-7 quantiles of unsorted values; missing ones are dropped. */
export function quantiles(values: readonly Measurement[], probabilities: readonly number[]): Quantiles {
  const sorted = Float64Array.from(measured(values)).sort();
  return { n: sorted.length, quantiles: probabilities.map((p) => sortedQuantile(sorted, p)) };
}

/** Type-7 median; null without values. */
export function median(values: readonly Measurement[]): number | null {
  return quantiles(values, [0.5]).quantiles[0] ?? null;
}
