import type { TaskSummary } from '@assay/contracts';

export const PRESETS = ['smoke', 'standard', 'thorough'] as const;
export type Preset = (typeof PRESETS)[number];

/** What a preset stands for with the tasks that are there. */
export interface PresetPlan {
  readonly keys: readonly string[];
  readonly epochs: number;
}

const SMOKE_TASKS = 10;

/** Smoke: ten tasks, evenly over the types, once. Standard: all, three times. Thorough: all, five times. */
export function presetPlan(preset: Preset, tasks: readonly TaskSummary[]): PresetPlan {
  const all = tasks.map((task) => task.key);
  switch (preset) {
    case 'smoke':
      return { keys: evenly(tasks, SMOKE_TASKS), epochs: 1 };
    case 'standard':
      return { keys: all, epochs: 3 };
    case 'thorough':
      return { keys: all, epochs: 5 };
    default:
      return preset satisfies never;
  }
}

/** The preset that a choice amounts to, or null. */
export function presetOf(chosen: ReadonlySet<string>, epochs: number, tasks: readonly TaskSummary[]): Preset | null {
  const same = (plan: PresetPlan) =>
    plan.epochs === epochs && plan.keys.length === chosen.size && plan.keys.every((key) => chosen.has(key));
  return PRESETS.find((preset) => chosen.size > 0 && same(presetPlan(preset, tasks))) ?? null;
}

/** One of each type in turn, until there are enough. */
function evenly(tasks: readonly TaskSummary[], most: number): readonly string[] {
  const byType = new Map<string, TaskSummary[]>();
  for (const task of tasks) byType.set(task.taskType, [...(byType.get(task.taskType) ?? []), task]);
  const rounds = [...byType.values()].flatMap((ofType) => ofType.map((task, round) => ({ round, key: task.key })));
  return rounds
    .sort((a, b) => a.round - b.round)
    .slice(0, most)
    .map(({ key }) => key);
}
