import type { Difficulty, TaskSummary, TaskType } from '@assay/contracts';

/** What the list of tasks shows. Empty lists and texts let everything through. */
export interface TaskFilter {
  readonly search: string;
  readonly types: readonly TaskType[];
  readonly category: string;
  readonly levels: readonly Difficulty[];
  readonly tag: string;
  /** Name of a suite. */
  readonly suite: string | null;
}

/** The tasks that pass every part of the filter. */
export function filterTasks(tasks: readonly TaskSummary[], filter: TaskFilter): readonly TaskSummary[] {
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
  return tasks.filter(
    (task) =>
      (filter.suite === null || task.suites.includes(filter.suite)) &&
      (filter.types.length === 0 || filter.types.includes(task.taskType)) &&
      (filter.category === '' || task.category === filter.category) &&
      (filter.levels.length === 0 || (task.difficulty !== null && filter.levels.includes(task.difficulty))) &&
      (filter.tag === '' || task.tags.includes(filter.tag)) &&
      words.every((word) => searched(task).includes(word)),
  );
}

function searched(task: TaskSummary): string {
  return `${task.title} ${task.key} ${task.category} ${task.taskDescription}`.toLowerCase();
}

/** Tasks per type, of all given. */
export function countTypes(tasks: readonly TaskSummary[]): ReadonlyMap<TaskType, number> {
  const counts = new Map<TaskType, number>();
  for (const task of tasks) counts.set(task.taskType, (counts.get(task.taskType) ?? 0) + 1);
  return counts;
}

/** All values of a field, each once, in order. */
export function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort((a, b) => a.localeCompare(b));
}
