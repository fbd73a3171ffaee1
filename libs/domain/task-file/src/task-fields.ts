import type { TaskDraft } from '@assay/contracts';

/** Every field of a task, in the order in which files are written. */
export const TASK_FIELDS = [
  'key',
  'taskType',
  'category',
  'taskDescription',
  'expectedOutput',
  'evaluationCriteria',
  'title',
  'difficulty',
  'tags',
  'lang',
  'system',
  'messages',
  'options',
  'variants',
  'mustPass',
  'mustFail',
  'source',
  'licence',
] as const satisfies readonly (keyof TaskDraft)[];
