import type { Comparison, TaskType } from '@assay/contracts';
import { TASK_TYPES } from '@assay/contracts';

/** Kinds of work that these models have tasks of: what can be filtered by. */
export interface KnownWork {
  readonly types: readonly TaskType[];
  readonly categories: readonly string[];
}

export const NOTHING_KNOWN: KnownWork = { types: [], categories: [] };

/** What was known before, what the comparison shows, and what is asked for: a filter must not take away its own way back. */
export function knownWork(before: KnownWork, comparison: Comparison | undefined, asked: KnownWork): KnownWork {
  const grid = comparison?.grid ?? [];
  const types = [...before.types, ...asked.types, ...grid.map(({ taskType }) => taskType)];
  const categories = new Set([...before.categories, ...asked.categories, ...grid.map(({ category }) => category)]);
  return {
    types: TASK_TYPES.filter((type) => types.includes(type)),
    categories: [...categories].sort((a, b) => a.localeCompare(b)),
  };
}
