import type { Comparison, ComparisonScope } from '@assay/contracts';
import { TASK_TYPES } from '@assay/contracts';
import type { TranslateFn } from '@assay/web/ui';
import type { COMPARISON_TEXTS } from './comparison-texts';

export type ComparisonText = TranslateFn<typeof COMPARISON_TEXTS>;

/** "A", "A and B", "A, B and C". */
export function listed(words: readonly string[], language = 'en'): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(words).replace(', and ', ' and ');
}

/** A model's name where room is short: the tag `latest` says nothing. */
export function shortName(name: string): string {
  return name.replace(/:latest(?=@|$)/, '');
}

/** A scope as the head of a row. */
export function scopeTitle(scope: string, t: ComparisonText): string {
  if (scope === 'overall') return t('allTypes');
  const type = TASK_TYPES.find((one) => one === scope);
  return type === undefined ? scope.replace(/^category:/, '') : t(`type_${type}`);
}

/** A scope inside a sentence. */
export function scopeWords(scope: string, t: ComparisonText): string {
  const title = scopeTitle(scope, t);
  return TASK_TYPES.some((one) => one === scope) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}

/** The scopes of single kinds of work, without the whole. */
export function partScopes(comparison: Comparison): ComparisonScope[] {
  return comparison.scopes.filter((scope) => scope.scope !== 'overall');
}

/** The scopes that have a task with a score of every model: what a chart can draw. */
export function drawnScopes(comparison: Comparison): ComparisonScope[] {
  return comparison.scopes.filter((scope) => scope.tasks > 0);
}

/** The columns from the best over all tasks down: the same order in every plot. */
export function bestFirst(comparison: Comparison): string[] {
  const entries = overallScope(comparison)?.entries ?? [];
  return [...entries].sort((a, b) => (b.accuracy.value ?? -1) - (a.accuracy.value ?? -1)).map((entry) => entry.name);
}

/** The scope over all tasks. */
export function overallScope(comparison: Comparison): ComparisonScope | undefined {
  return comparison.scopes.find((scope) => scope.scope === 'overall');
}
