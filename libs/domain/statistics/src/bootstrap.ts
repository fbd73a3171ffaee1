import { isMeasured, type Measurement } from './measured';
import { mean, sampleVariance, sum } from './moments';
import { median, quantiles } from './quantiles';
import type { SeededRandom } from './seeded-random';

/** A statistic of the rows at the given places (repeats allowed); null where it has none. */
export type ResampledStatistic = (rows: readonly number[]) => number | null;

/** Percentile bootstrap of one statistic, in its own units. All null without data. */
export interface BootstrapInterval {
  readonly estimate: number | null;
  /** Standard deviation of the resampled statistics (ddof 1); null for one resample. */
  readonly se: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

const pick = (values: readonly Measurement[], rows: readonly number[]): number[] =>
  rows.flatMap((row) => {
    const value = values[row];
    return isMeasured(value) ? [value] : [];
  });

/** Mean of the picked values. */
export function meanAt(values: readonly Measurement[]): ResampledStatistic {
  return (rows) => mean(pick(values, rows));
}

/** Median of the picked values. */
export function medianAt(values: readonly Measurement[]): ResampledStatistic {
  return (rows) => median(pick(values, rows));
}

/** Mean of a − b over the picked pairs. */
export function pairedDifferenceAt(a: readonly Measurement[], b: readonly Measurement[]): ResampledStatistic {
  const differences = a.map((left, row) => {
    const right = b[row];
    return isMeasured(left) && isMeasured(right) ? left - right : null;
  });
  return meanAt(differences);
}

/** Mean over all rows of the picked clusters. */
export function clusterMeanAt(clusters: readonly (readonly number[])[]): ResampledStatistic {
  return (rows) => {
    const picked = rows.map((row) => clusters[row] ?? []);
    const size = picked.reduce((count, cluster) => count + cluster.length, 0);
    return size === 0 ? null : sum(picked.map((cluster) => sum(cluster))) / size;
  };
}

/** `count` resamples with replacement of `size` rows. */
export function drawResamples(size: number, count: number, random: SeededRandom): number[][] {
  return Array.from({ length: count }, () => Array.from({ length: size }, () => random.below(size)));
}

/** Percentile bootstrap (Efron 1979) with the resamples given; type-7 quantiles of the resampled statistics. */
export function bootstrapPercentile(
  size: number,
  statistic: ResampledStatistic,
  resamples: readonly (readonly number[])[],
  confidence = 0.95,
): BootstrapInterval {
  const estimate = statistic(Array.from({ length: size }, (_, row) => row));
  if (estimate === null) return { estimate: null, se: null, lower: null, upper: null };
  const drawn = resamples.map(statistic).filter(isMeasured);
  const variance = sampleVariance(drawn);
  const outside = (1 - confidence) / 2;
  const [lower = null, upper = null] = quantiles(drawn, [outside, 1 - outside]).quantiles;
  return { estimate, se: variance === null ? null : Math.sqrt(variance), lower, upper };
}
