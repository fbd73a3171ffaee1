import { isMeasured, type Measurement } from './measured';
import { allEqual, mean, sampleVariance, sum } from './moments';
import { tCritical } from './student-t';

/** Mean of rows that come in clusters (variants of one template, questions on one document). In units of the values. */
export interface ClusteredMean {
  readonly n: number;
  readonly clusters: number;
  readonly mean: number | null;
  /** As if all rows were independent. */
  readonly seIid: number | null;
  /** Without small-sample correction (Miller 2024, appendix A). */
  readonly seCr0: number | null;
  /** Times √(C / (C − 1)): the one to use. Null, not 0, with one cluster. */
  readonly seCr1: number | null;
  readonly df: number | null;
  /** (CR1 ÷ iid)²: how much the clusters cost; null where the rows do not vary. */
  readonly designEffect: number | null;
  /** mean ∓ t(C − 1) × CR1, not clipped. */
  readonly lower: number | null;
  readonly upper: number | null;
}

/** Sums of deviations from the centre, one per cluster, in order of first appearance. */
function deviationSums(values: readonly number[], clusters: readonly string[], centre: number): number[] {
  const groups = new Map<string, number[]>();
  values.forEach((value, row) => {
    const cluster = clusters[row] ?? '';
    const group = groups.get(cluster);
    if (group) group.push(value - centre);
    else groups.set(cluster, [value - centre]);
  });
  return [...groups.values()].map((deviations) => sum(deviations));
}

function iidError(values: readonly number[]): number | null {
  const variance = sampleVariance(values);
  return variance === null ? null : Math.sqrt(variance / values.length);
}

/** Mean of values and its cluster-robust standard error; rows with a missing value are dropped first. */
export function clusteredMean(
  values: readonly Measurement[],
  clusters: readonly string[],
  confidence = 0.95,
): ClusteredMean {
  const kept = values.flatMap((value, row) => (isMeasured(value) ? [{ value, cluster: clusters[row] ?? '' }] : []));
  const rows = kept.map((row) => row.value);
  const centre = mean(rows);
  const seIid = iidError(rows);
  const sums =
    centre === null
      ? []
      : deviationSums(
          rows,
          kept.map((row) => row.cluster),
          centre,
        );
  const count = sums.length;
  const none = { seCr0: null, seCr1: null, df: null, designEffect: null, lower: null, upper: null };
  if (centre === null || count < 2) return { n: rows.length, clusters: count, mean: centre, seIid, ...none };
  const seCr0 = allEqual(rows) ? 0 : Math.sqrt(sum(sums.map((deviation) => deviation ** 2))) / rows.length;
  const seCr1 = seCr0 * Math.sqrt(count / (count - 1));
  const designEffect = seIid === null || allEqual(rows) ? null : (seCr1 / seIid) ** 2;
  const t = tCritical(confidence, count - 1);
  const half = t === null ? null : t * seCr1;
  const bounds = half === null ? { lower: null, upper: null } : { lower: centre - half, upper: centre + half };
  return { n: rows.length, clusters: count, mean: centre, seIid, seCr0, seCr1, df: count - 1, designEffect, ...bounds };
}
