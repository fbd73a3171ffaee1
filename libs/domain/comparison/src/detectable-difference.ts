import { minimumDetectableEffect, type PowerPlan } from '@assay/domain/statistics';

import { ALPHA, POWER } from './thresholds';

/** What is assumed of tasks and models before the first answer; squared score units (scores 0–1). */
export interface PlanningVariances {
  /** Variance over tasks of the true difference of two models. */
  readonly betweenTasks: number;
  /** Variance of one try within a task. */
  readonly withinTask: number;
}

/** Mixed tasks and models of near ability: 40 tasks × 3 tries find 15 points. */
export const USUAL_VARIANCES: PlanningVariances = { betweenTasks: 0.04, withinTask: 0.12 };

/** A run as it is planned. */
export interface PlannedRun {
  readonly tasks: number;
  readonly epochs: number;
  /** Temperature 0: epochs beyond the variants of a task are copies and add nothing. */
  readonly deterministic?: boolean;
  readonly variants?: number;
  /** Pairs that share the 5 %; 1 where absent. */
  readonly pairs?: number;
}

/** Smallest true difference, 0–1, that the run finds in four of five cases (Miller 2024); null without tasks; at most 1. */
export function detectableDifference(run: PlannedRun, variances: PlanningVariances = USUAL_VARIANCES): number | null {
  if (!(run.tasks > 0) || !(run.epochs > 0)) return null;
  const tries = run.deterministic ? Math.min(run.epochs, Math.max(1, run.variants ?? 1)) : run.epochs;
  const plan: PowerPlan = {
    omega2: variances.betweenTasks,
    sigma2A: variances.withinTask,
    sigma2B: variances.withinTask,
    trialsA: tries,
    trialsB: tries,
    alpha: ALPHA / Math.max(1, run.pairs ?? 1),
    power: POWER,
  };
  const smallest = minimumDetectableEffect(plan, run.tasks);
  return smallest === null ? null : Math.min(1, smallest);
}
