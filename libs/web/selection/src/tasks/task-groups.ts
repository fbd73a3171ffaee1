import { TASK_TYPES, type TaskSummary, type TaskType } from '@assay/contracts';

/** The tasks of one type, with how far they are chosen. */
export interface TaskGroup {
  readonly type: TaskType;
  readonly tasks: readonly TaskSummary[];
  readonly chosen: number;
}

/** One group per type that has visible tasks, in the order of the types. */
export function groupTasks(visible: readonly TaskSummary[], chosen: ReadonlySet<string>): readonly TaskGroup[] {
  return TASK_TYPES.map((type) => {
    const tasks = visible.filter((task) => task.taskType === type);
    return {
      type,
      tasks,
      chosen: tasks.filter((task) => chosen.has(task.key)).length,
    };
  }).filter((group) => group.tasks.length > 0);
}

/** The state of a box that stands for several others. */
export function boxState(chosen: number, all: number): 'on' | 'mixed' | 'off' {
  if (chosen === 0) return 'off';
  return chosen === all ? 'on' : 'mixed';
}
