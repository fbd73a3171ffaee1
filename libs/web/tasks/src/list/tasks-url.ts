import { TASK_TYPES } from '@assay/contracts';
import { choiceParam, choicesParam, textParam, type TaskFilter, type UrlState } from '@assay/web/data';
import { LEVELS } from '@assay/web/ui';

export const TASK_SORTS = [
  'type',
  '-type',
  'title',
  '-title',
  'category',
  '-category',
  'difficulty',
  '-difficulty',
  'created',
  '-created',
] as const;

/** Filters and order of the list stand in the address. */
export const TASKS_URL = {
  q: textParam(),
  type: choicesParam(TASK_TYPES),
  category: textParam(),
  level: choicesParam(LEVELS),
  tag: textParam(),
  /** Name of a suite. */
  suite: textParam(),
  sort: choiceParam(TASK_SORTS, 'type'),
} as const;

/** What the API is asked for. */
export function filterOf(url: UrlState<typeof TASKS_URL>): TaskFilter {
  return {
    search: url.q().trim(),
    taskType: url.type(),
    category: url.category(),
    difficulty: url.level().map(Number),
    tag: url.tag(),
    suite: url.suite(),
  };
}
