import { TASK_TYPES, type NightState, type TaskType } from '@assay/contracts';
import type { MarkedOutcome } from '@assay/web/ui';

/** The mark beside the word of a night's state. */
export function markOf(state: NightState): MarkedOutcome {
  switch (state) {
    case 'ok':
    case 'improved':
      return 'passed';
    case 'regression':
      return 'failed';
    case 'suspected':
    case 'error':
    case 'series_broken':
      return 'flagged';
    case 'missed':
    case 'no_data':
    case 'skipped':
      return 'missing';
    case 'running':
      return 'running';
    case 'collecting':
      return 'waiting';
    default:
      return state satisfies never;
  }
}

/** True for the name of a task type; every other scope of a night is the whole suite. */
export function isTaskType(scope: string): scope is TaskType {
  return (TASK_TYPES as readonly string[]).includes(scope);
}
