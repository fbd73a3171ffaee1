import { clusteredMean, mean, pairedT, tCritical, tTwoSided } from '@assay/domain/statistics';

/** Per-task differences a − b and what they can tell. Score units. */
export interface DifferenceSpread {
  /** Independent units: tasks, or clusters of tasks. */
  readonly units: number;
  readonly mean: number | null;
  /** Standard error of the mean; null below two units. */
  readonly se: number | null;
  /** What one answer more or less would have moved one task. */
  readonly step: number;
  readonly tasks: number;
  /** Mean ÷ standard deviation; null where tasks are clustered, or all differences are equal. */
  readonly dz?: number | null;
}

/** Bounds of the true mean difference. */
export interface DifferenceBounds {
  readonly low: number;
  readonly high: number;
}

/** Mean and standard error of differences, by cluster where there are clusters. */
export function differenceSpread(
  differences: readonly number[],
  clusters: readonly string[] | null,
  step: number,
): DifferenceSpread {
  const tasks = differences.length;
  if (clusters === null) {
    const t = pairedT(differences, new Array<number>(tasks).fill(0));
    return { units: tasks, mean: t.meanDifference, se: t.se, step, tasks, dz: t.cohensDz };
  }
  const clustered = clusteredMean(differences, clusters);
  return { units: clustered.clusters, mean: mean(differences), se: clustered.seCr1, step, tasks };
}

/**
 * Student's interval of the mean difference, not clipped; null below two units. Where all differences are equal it would have no
 * width, so it is drawn as if one more answer had come out otherwise: mean ± step/n × (1 + t). For pass/fail with one trial that
 * is close to the "rule of three", 1 − 0.05^(1/n).
 */
export function differenceBounds(spread: DifferenceSpread, confidence: number): DifferenceBounds | null {
  if (spread.mean === null || spread.se === null || spread.units < 2) return null;
  const t = tCritical(confidence, spread.units - 1);
  if (t === null) return null;
  const half = spread.se > 0 ? t * spread.se : (spread.step / spread.tasks) * (1 + t);
  return { low: spread.mean - half, high: spread.mean + half };
}

/** Two-sided p of Student's t on the mean difference; null below two units, and where all differences are equal. */
export function tTestOf({ mean: average, se, units }: DifferenceSpread): number | null {
  return average === null || se === null || !(se > 0) || units < 2 ? null : tTwoSided(average / se, units - 1);
}
