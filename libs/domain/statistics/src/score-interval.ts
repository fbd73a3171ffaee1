import { clusteredMean } from './clustered-se';
import { isMeasured, type Measurement } from './measured';
import { mean, sampleVariance, sum } from './moments';
import { tCritical } from './student-t';
import { wilsonBounds } from './wilson';

/** Mean score over tasks, 0–1, with its interval. */
export interface ScoreInterval {
  readonly tasks: number;
  /** Null without tasks. */
  readonly estimate: number | null;
  /** Answers that would tell as much if they were independent; null below two tasks. */
  readonly effectiveN: number | null;
  /** [0, 1] below two tasks: one task says nothing about others. */
  readonly lower: number;
  readonly upper: number;
}

/** How to read the task means. */
export interface ScoreIntervalOptions {
  /** Default 0.95. */
  readonly confidence?: number;
  /** True where scores lie between 0 and 1 too; false (default) for pass/fail, which bounds the effective n by the trials. */
  readonly graded?: boolean;
  /** One name per task: tasks of one cluster (variants of a template) count as one draw together. */
  readonly clusters?: readonly string[];
}

interface Spread {
  /** Independent units: tasks, or clusters of them. */
  readonly units: number;
  /** Squared standard error of the mean over units. */
  readonly se2: number;
}

function spreadOf(means: readonly number[], clusters: readonly string[] | null): Spread | null {
  if (clusters === null) {
    const variance = sampleVariance(means);
    return variance === null ? null : { units: means.length, se2: variance / means.length };
  }
  const clustered = clusteredMean(means, clusters);
  return clustered.seCr1 === null ? null : { units: clustered.clusters, se2: clustered.seCr1 ** 2 };
}

function effectiveSize(p: number, { units, se2 }: Spread, most: number): number {
  const implied = se2 < 1e-24 ? units : (p * (1 - p)) / se2;
  return Math.min(Math.max(implied, units), Math.max(most, units));
}

/**
 * The default interval of a mean score over tasks: Wilson's, with the sample size that the spread of the task means implies
 * (as in surveys, Korn & Graubard 1998) and Student's quantile with one degree of freedom less than tasks. Never zero width.
 */
export function scoreInterval(
  taskMeans: readonly Measurement[],
  trials: readonly number[],
  options: ScoreIntervalOptions = {},
): ScoreInterval {
  const { confidence = 0.95, graded = false, clusters } = options;
  const rows = taskMeans.flatMap((value, row) => (isMeasured(value) ? [{ value, row }] : []));
  const means = rows.map(({ value }) => value);
  const average = mean(means);
  const nothing = { tasks: means.length, estimate: average, effectiveN: null, lower: 0, upper: 1 };
  const spread = spreadOf(means, clusters ? rows.map(({ row }) => clusters[row] ?? '') : null);
  const t = spread && tCritical(confidence, spread.units - 1);
  if (average === null || spread === null || t === null) return nothing;
  const p = Math.min(1, Math.max(0, average));
  const most = graded ? Infinity : sum(rows.map(({ row }) => trials[row] ?? 0));
  const effectiveN = effectiveSize(p, spread, most);
  const [lower, upper] = wilsonBounds(p, effectiveN, t);
  return { tasks: means.length, estimate: p, effectiveN, lower, upper };
}
