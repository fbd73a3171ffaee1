import type { Comparison, ComparisonScope } from '@assay/contracts';
import type { Sort } from '@assay/web/ui';
import { overallScope, partScopes } from './words';

/**
 * The scopes as a table shows them: the whole first, the kinds of work by a model's accuracy (its name), by common tasks (`#tasks`) or by
 * answers without a score (`#missing`); a minus in front for falling; anything else keeps the order.
 */
export function orderedScopes(comparison: Comparison, sort: Sort): readonly ComparisonScope[] {
  const overall = overallScope(comparison);
  const falling = sort.startsWith('-');
  const read = figureOf(comparison, falling ? sort.slice(1) : sort);
  const parts = partScopes(comparison);
  const sorted = read === null ? parts : parts.toSorted((a, b) => compare(read(a), read(b), falling));
  return overall ? [overall, ...sorted] : sorted;
}

type Read = (scope: ComparisonScope) => number | null;

function figureOf(comparison: Comparison, column: string): Read | null {
  if (column === '#tasks') return (scope) => scope.tasks;
  if (column === '#missing')
    return ({ entries }) => entries.reduce((sum, { coverage }) => sum + coverage.missing + coverage.unscored, 0);
  if (!comparison.models.some(({ name }) => name === column)) return null;
  return ({ entries }) => entries.find(({ name }) => name === column)?.accuracy.value ?? null;
}

/** What is not known comes last either way. */
function compare(a: number | null, b: number | null, falling: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return falling ? b - a : a - b;
}
