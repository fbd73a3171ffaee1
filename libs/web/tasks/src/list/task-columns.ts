import type { TaskSummary } from '@assay/contracts';
import type { ListColumn } from '@assay/web/data';

/** What a table of tasks holds; the task files hold all of a task. */
export const TASK_COLUMNS = [
  { name: 'key', value: (task) => task.key },
  { name: 'version', value: (task) => task.version },
  { name: 'title', value: (task) => task.title },
  { name: 'type', value: (task) => task.taskType },
  { name: 'category', value: (task) => task.category },
  { name: 'level', value: (task) => task.difficulty },
  { name: 'lang', value: (task) => task.lang },
  { name: 'tags', value: (task) => task.tags.join(', ') },
  { name: 'scorers', value: (task) => task.scorerTypes.join(', ') },
  { name: 'needs', value: (task) => task.needs.join(', ') },
  { name: 'variants', value: (task) => task.variantCount },
  { name: 'suites', value: (task) => task.suites.join(', ') },
  { name: 'changed', value: (task) => task.createdAt },
  { name: 'prompt', value: (task) => task.taskDescription },
  { name: 'expected', value: (task) => task.expectedOutput },
  { name: 'id', value: (task) => task.id },
] as const satisfies readonly ListColumn<TaskSummary>[];
