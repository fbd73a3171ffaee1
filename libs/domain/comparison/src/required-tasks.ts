import { powerFactor } from '@assay/domain/statistics';

import { type DifferenceSpread, differenceBounds } from './difference-interval';
import { ALPHA, EQUAL_WITHIN, POWER } from './thresholds';

/** Fewest tasks with which the exact test can reach `alpha` after Holm over `pairs`: 2^(1 − n) × pairs ≤ alpha; 6 for one pair. */
export function fewestTasks(pairs: number, alpha = ALPHA): number {
  return Math.ceil(1 + Math.log2(Math.max(1, pairs) / alpha));
}

/** Tasks that Student's quantile costs over the normal one, z²/2 (Guenther 1981): matters where few tasks are needed. */
const FOR_STUDENT = 2;

/** Tasks that finding the observed difference takes, Bonferroni over the pairs; null without a difference. */
function toFind(difference: number, variance: number, pairs: number): number | null {
  const factor = powerFactor(ALPHA / Math.max(1, pairs), POWER);
  if (factor === null || difference === 0) return null;
  return Math.ceil((factor ** 2 * variance) / difference ** 2 + FOR_STUDENT);
}

/** Tasks that calling the two equal takes: both one-sided tests at 5 % pass with the power asked, z(0.95) + z(0.9) = 2.93. */
function toCallEqual(difference: number, variance: number): number | null {
  const room = EQUAL_WITHIN - Math.abs(difference);
  const factor = powerFactor(2 * ALPHA, (1 + POWER) / 2);
  return factor === null || room <= 0 ? null : Math.ceil((factor ** 2 * variance) / room ** 2);
}

/** More than anybody would write: then more tasks are no advice. */
const TOO_MANY = 1_000_000;

/** Tasks after which a sample without any variation counts as equal, or as different; see `differenceBounds`. */
function withoutVariation(spread: DifferenceSpread, pairs: number): number {
  const room = EQUAL_WITHIN - Math.abs(spread.mean ?? 0);
  if (room <= 0) return fewestTasks(pairs);
  const half = (tasks: number): number => {
    const bounds = differenceBounds({ mean: 0, se: 0, step: spread.step, tasks, units: tasks }, 1 - 2 * ALPHA);
    return bounds?.high ?? Infinity;
  };
  // With endless degrees of freedom 1 + t is 2.645: no fewer tasks can do.
  let tasks = Math.max(2, Math.ceil((2.644 * spread.step) / room));
  while (tasks <= TOO_MANY && half(tasks) > room) tasks += 1;
  return tasks;
}

/**
 * Tasks in all that would settle a pair that cannot be told yet, either way: the fewer of what finding the observed difference takes
 * (Miller 2024) and of what calling the two equal takes, with the variance seen. Null without tasks, or where no
 * sensible number of them settles it.
 */
export function tasksToSettle(spread: DifferenceSpread, pairs: number): number | null {
  if (spread.mean === null || spread.se === null) return spread.tasks === 0 ? null : fewestTasks(pairs);
  const variance = spread.se ** 2 * spread.tasks;
  const ways =
    spread.se === 0
      ? [withoutVariation(spread, pairs)]
      : [toFind(spread.mean, variance, pairs), toCallEqual(spread.mean, variance)];
  const fewest = Math.min(...ways.map((tasks) => tasks ?? Infinity));
  return fewest > TOO_MANY ? null : Math.max(spread.tasks + 1, fewestTasks(pairs), fewest);
}

/** Variance within tasks, and tries so far, of the two sides. Squared score units. */
export interface TryNoise {
  readonly varianceA: number;
  readonly varianceB: number;
  readonly triesA: number;
  readonly triesB: number;
}

/**
 * Tries per task (of each model) that would find the observed difference on the same tasks; null where no number of tries does,
 * because the tasks themselves differ too much.
 */
export function triesToSettle(spread: DifferenceSpread, noise: TryNoise, pairs: number): number | null {
  const factor = powerFactor(ALPHA / Math.max(1, pairs), POWER);
  if (spread.mean === null || spread.se === null || factor === null) return null;
  const perTask = spread.se ** 2 * spread.tasks;
  const ofTries = noise.varianceA / noise.triesA + noise.varianceB / noise.triesB;
  const betweenTasks = Math.max(0, perTask - ofTries);
  const allowed = (spread.tasks * spread.mean ** 2) / factor ** 2 - betweenTasks;
  if (!(allowed > 0)) return null;
  const tries = Math.ceil((noise.varianceA + noise.varianceB) / allowed);
  return Number.isFinite(tries) ? Math.max(tries, noise.triesA, noise.triesB) : null;
}
