import type { NightTask } from './night';
import { FLAKY } from './thresholds';

/** A task whose tries disagree: chance of two tries to differ, 0–1. */
export interface Flaky {
  readonly taskId: string;
  readonly disagreement: number;
  readonly trials: number;
}

/** Unbiased chance that two tries of a task disagree: 2·p·(1 − p)·n/(n − 1); null below two tries. */
export function disagreement(passed: number, trials: number): number | null {
  if (trials < 2) return null;
  const share = passed / trials;
  return (2 * share * (1 - share) * trials) / (trials - 1);
}

/** Flaky tasks of a baseline, the most changeable first. They stay in the score: hard tasks are not taken out. */
export function flakyTasks(baseline: readonly NightTask[]): Flaky[] {
  return baseline
    .flatMap(({ taskId, group }) => {
      const chance = disagreement(group.sum, group.trials);
      return chance !== null && chance >= FLAKY.disagreement && group.trials >= FLAKY.trials
        ? [{ taskId, disagreement: chance, trials: group.trials }]
        : [];
    })
    .sort((a, b) => b.disagreement - a.disagreement || a.taskId.localeCompare(b.taskId));
}
