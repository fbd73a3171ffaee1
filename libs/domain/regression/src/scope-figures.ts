import type { Interval } from '@assay/contracts';
import { isPassFail, scoreInterval } from '@assay/domain/statistics';
import { type NightScope, type NightTask, tasksOfScope } from './night';

/** One scope of one night. Accuracy is the mean over tasks, 0–1. */
export interface ScopeFigures {
  readonly scope: NightScope;
  readonly accuracy: Interval;
  /** Tasks with a score. */
  readonly tasks: number;
  readonly trials: number;
  /** Share of planned answers without a score, 0–1. */
  readonly missing: number;
}

/** The figures of a scope, with the interval for other tasks of this kind. */
export function scopeFigures(night: readonly NightTask[], scope: NightScope): ScopeFigures {
  const tasks = tasksOfScope(night, scope);
  const scored = tasks.filter((task) => task.group.trials > 0);
  const trials = scored.reduce((total, task) => total + task.group.trials, 0);
  const missing = tasks.reduce((total, task) => total + task.missing, 0);
  return {
    scope,
    accuracy: intervalOf(scored),
    tasks: scored.length,
    trials,
    missing: trials + missing === 0 ? 0 : missing / (trials + missing),
  };
}

function intervalOf(scored: readonly NightTask[]): Interval {
  const { estimate, lower, upper } = scoreInterval(
    scored.map(({ group }) => group.sum / group.trials),
    scored.map(({ group }) => group.trials),
    { graded: scored.some(({ group }) => !isPassFail(group)) },
  );
  return estimate === null ? { value: null, low: null, high: null } : { value: estimate, low: lower, high: upper };
}
