import type { RunStatus } from '@assay/contracts';
import { choiceParam, choicesParam, textParam } from '@assay/web/data';

export const STATUS_GROUPS = ['going', 'done', 'errors', 'stopped'] as const;
/** Statuses as people ask for them. */
export type StatusGroup = (typeof STATUS_GROUPS)[number];

const STATUSES = {
  going: ['queued', 'running', 'paused', 'waiting'],
  done: ['completed'],
  errors: ['completed_with_errors'],
  stopped: ['failed', 'cancelled'],
} as const satisfies Record<StatusGroup, readonly RunStatus[]>;

/** The statuses behind the chosen groups; none chosen = every status. */
export function statusesOf(groups: readonly StatusGroup[]): readonly RunStatus[] {
  return groups.flatMap((group) => [...STATUSES[group]]);
}

/** Filters and order of the list stand in the address. */
export const RUNS_URL = {
  q: textParam(),
  status: choicesParam(STATUS_GROUPS),
  sort: choiceParam(['-created', 'created', '-name', 'name', '-status', 'status'], '-created'),
} as const;
