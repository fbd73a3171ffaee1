import type { Interval } from '@assay/contracts';
import { holm, pairedT, withinTaskPermutation } from '@assay/domain/statistics';
import { commonTasks, type CommonTask, type NightScope, type NightTask, tasksOfScope } from './night';
import { minimalDrop } from './screen-night';
import { CONFIRM_ALPHA } from './thresholds';

/** A scope of one model that the screen suspects, with the answers that were asked anew. */
export interface Suspicion {
  /** Names the model, in the way of the caller. */
  readonly model: string;
  readonly scope: NightScope;
  /** The pooled baseline. */
  readonly baseline: readonly NightTask[];
  /** Fresh answers only; the night's own answers raised the suspicion and may not confirm it. */
  readonly fresh: readonly NightTask[];
}

/** One task of a suspicion; means 0–1. */
export interface DroppedTask {
  readonly taskId: string;
  readonly baseline: number;
  readonly now: number;
}

export interface ConfirmedScope {
  readonly model: string;
  readonly scope: NightScope;
  readonly confirmed: boolean;
  /** Null where no fresh answer has a score: nothing was decided. */
  readonly pWorse: number | null;
  readonly baseline: number | null;
  readonly now: number | null;
  /** Fresh − baseline, with its 95 % interval over tasks, within ±1. */
  readonly difference: Interval;
  readonly freshTrials: number;
  /** The ones that fell most first. */
  readonly tasks: readonly DroppedTask[];
}

/**
 * Decides suspicions by fresh answers: the same permutation, Holm over everything suspected in this night, α = 0.03, the same
 * minimal drop. The size of the drop comes from the fresh answers alone, so that a lucky dip is not reported larger than it is.
 */
export function confirmDrops(suspicions: readonly Suspicion[]): ConfirmedScope[] {
  const commons = suspicions.map(({ baseline, fresh, scope }) => tasksOfScope(commonTasks(baseline, fresh), scope));
  const tests = commons.map((common) => withinTaskPermutation(common));
  const adjusted = holm(tests.map(({ tasks, pLess }) => (tasks === 0 ? null : pLess))).adjusted;
  return suspicions.map(({ model, scope }, index) => {
    const common = commons[index] ?? [];
    const pWorse = adjusted[index] ?? null;
    const difference = differenceOf(common);
    const enough = difference.value !== null && difference.value <= -minimalDrop(scope);
    return {
      ...{ model, scope, pWorse, difference },
      confirmed: pWorse !== null && pWorse <= CONFIRM_ALPHA && enough,
      baseline: average(common.map(({ base }) => base.sum / base.trials)),
      now: average(common.map(({ next }) => next.sum / next.trials)),
      freshTrials: common.reduce((total, { next }) => total + next.trials, 0),
      tasks: droppedTasks(common),
    };
  });
}

function average(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((total, value) => total + value, 0) / values.length;
}

function differenceOf(common: readonly CommonTask[]): Interval {
  const { meanDifference, lower, upper } = pairedT(
    common.map(({ next }) => next.sum / next.trials),
    common.map(({ base }) => base.sum / base.trials),
  );
  const clip = (value: number | null): number | null => (value === null ? null : Math.max(-1, Math.min(1, value)));
  return { value: meanDifference, low: clip(lower), high: clip(upper) };
}

function droppedTasks(common: readonly CommonTask[]): DroppedTask[] {
  return common
    .map(({ taskId, base, next }) => ({ taskId, baseline: base.sum / base.trials, now: next.sum / next.trials }))
    .filter(({ baseline, now }) => now < baseline)
    .sort((a, b) => a.now - a.baseline - (b.now - b.baseline) || a.taskId.localeCompare(b.taskId));
}
