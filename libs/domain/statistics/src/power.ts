import { isMeasured } from './measured';
import { normalCritical, normalQuantile } from './normal';

/** What a paired comparison of two models is planned with. Variances in squared score units (scores 0–1). */
export interface PowerPlan {
  /** ω²: variance over tasks of the true difference. */
  readonly omega2: number;
  /** σ²: mean variance of one trial within a task. */
  readonly sigma2A: number;
  readonly sigma2B: number;
  /** Trials a task. */
  readonly trialsA: number;
  readonly trialsB: number;
  /** Two-sided; default 0.05. */
  readonly alpha?: number;
  /** Default 0.8. */
  readonly power?: number;
}

/** Variance of one task's observed difference, ω² + σ²A/KA + σ²B/KB (Miller 2024); null where it cannot be computed. */
export function differenceVariance(plan: PowerPlan): number | null {
  const variance = plan.omega2 + plan.sigma2A / plan.trialsA + plan.sigma2B / plan.trialsB;
  return isMeasured(variance) && variance >= 0 ? variance : null;
}

/** z(1 − α/2) + z(power): 2.80 at the usual 5 % and 80 %. Null for values outside (0, 1). */
export function powerFactor(alpha = 0.05, power = 0.8): number | null {
  const critical = normalCritical(1 - alpha);
  const reserve = normalQuantile(power);
  return critical === null || reserve === null ? null : critical + reserve;
}

/** Smallest true difference that n tasks find with the given power, in score units; null without tasks. */
export function minimumDetectableEffect(plan: PowerPlan, tasks: number): number | null {
  const variance = differenceVariance(plan);
  const factor = powerFactor(plan.alpha, plan.power);
  if (variance === null || factor === null || !(tasks > 0)) return null;
  return factor * Math.sqrt(variance / tasks);
}

/** Tasks that a true difference of `delta` needs to be found with the given power; null for no difference. */
export function requiredTasks(plan: PowerPlan, delta: number): number | null {
  const variance = differenceVariance(plan);
  const factor = powerFactor(plan.alpha, plan.power);
  if (variance === null || factor === null) return null;
  const needed = Math.ceil((factor ** 2 * variance) / delta ** 2);
  return isMeasured(needed) ? needed : null;
}
