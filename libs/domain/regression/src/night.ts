import type { TaskType } from '@assay/contracts';
import type { TrialGroup } from '@assay/domain/statistics';

/** What one model scored on one task version in one night, or in all nights of a baseline together. */
export interface NightTask {
  /** Id of the task version: another version is another task. */
  readonly taskId: string;
  readonly taskType: TaskType;
  /** Scored answers; `trials` 0 where there is none. */
  readonly group: TrialGroup;
  /** Different instances of the task among the scored answers. */
  readonly variants: number;
  /** Planned answers without a score. */
  readonly missing: number;
  /** Which scorers and judge gave the scores; scores of another evaluator are not comparable. */
  readonly evaluator: string;
}

/** A scope of a night: `overall` or a task type. */
export type NightScope = 'overall' | TaskType;

/** The tasks of a scope. */
export function tasksOfScope<Task extends { readonly taskType: TaskType }>(
  tasks: readonly Task[],
  scope: NightScope,
): readonly Task[] {
  return scope === 'overall' ? tasks : tasks.filter((task) => task.taskType === scope);
}

/** `overall` and every task type that occurs, in order of appearance. */
export function scopesOf(tasks: readonly { readonly taskType: TaskType }[]): NightScope[] {
  return ['overall', ...new Set(tasks.map((task) => task.taskType))];
}

/** The nights that a model is compared with. */
export interface PinnedBaseline {
  /** How many nights there are. */
  readonly nights: number;
  /** Their answers task by task. */
  readonly tasks: readonly NightTask[];
}

/** Adds the nights of a baseline up. At temperature 0 their answers are copies of each other: one per instance counts. */
export function pinBaseline(nights: readonly (readonly NightTask[])[], deterministic = false): PinnedBaseline {
  const tasks = pooledNights(nights);
  const counted = deterministic
    ? tasks.map((task) => ({ ...task, group: withoutCopies(task.group, task.variants) }))
    : tasks;
  return { nights: nights.length, tasks: counted };
}

/** Nights added up task by task; evaluators and versions apart. */
export function pooledNights(nights: readonly (readonly NightTask[])[]): NightTask[] {
  const pooled = new Map<string, NightTask>();
  for (const task of nights.flat()) {
    const key = `${task.taskId}\n${task.evaluator}`;
    const before = pooled.get(key);
    pooled.set(key, before === undefined ? task : together(before, task));
  }
  return [...pooled.values()];
}

function together(a: NightTask, b: NightTask): NightTask {
  const variants = Math.max(a.variants, b.variants);
  return { ...a, group: added(a.group, b.group), missing: a.missing + b.missing, variants };
}

function added(a: TrialGroup, b: TrialGroup): TrialGroup {
  const sums = { trials: a.trials + b.trials, sum: a.sum + b.sum, squares: a.squares + b.squares };
  return a.scores && b.scores ? { ...sums, scores: [...a.scores, ...b.scores] } : sums;
}

/** A task that both sides scored in the same way. */
export interface CommonTask {
  readonly taskId: string;
  readonly taskType: TaskType;
  readonly base: TrialGroup;
  readonly next: TrialGroup;
}

/** Tasks that can be compared: same version, same evaluator, scored on both sides. */
export function commonTasks(baseline: readonly NightTask[], night: readonly NightTask[]): CommonTask[] {
  const before = new Map(baseline.map((task) => [`${task.taskId}\n${task.evaluator}`, task]));
  return night.flatMap((task) => {
    const base = before.get(`${task.taskId}\n${task.evaluator}`);
    if (base === undefined || base.group.trials === 0 || task.group.trials === 0) return [];
    return [{ taskId: task.taskId, taskType: task.taskType, base: base.group, next: task.group }];
  });
}

/** Answers at temperature 0 are copies: at most one per variant counts. */
export function withoutCopies(group: TrialGroup, variants: number): TrialGroup {
  const counted = Math.min(group.trials, Math.max(1, variants));
  if (counted === group.trials) return group;
  const share = counted / group.trials;
  if (counted > 1) return { trials: counted, sum: group.sum * share, squares: group.squares * share };
  const mean = group.sum / group.trials;
  return { trials: 1, sum: mean, squares: mean * mean };
}
