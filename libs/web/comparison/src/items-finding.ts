import type { Comparison, ItemKind } from '@assay/contracts';
import { overallScope, type ComparisonText } from './words';

/** How many of the compared tasks tell these models nothing, and how many should be looked at. */
export function itemsFinding(comparison: Comparison, t: ComparisonText): string {
  const items = comparison.items ?? [];
  if (items.length === 0) return t('itemsNone');
  const of = (...kinds: ItemKind[]): number =>
    items.filter((item) => item.kinds.some((kind) => kinds.includes(kind))).length;
  const silent = of('everyone_passes', 'no_one_passes');
  const parts = [
    ...(silent > 0
      ? [t('itemsSilent', { n: silent, total: overallScope(comparison)?.tasks ?? comparison.grid.length })]
      : []),
    ...(of('suspicious') > 0 ? [t('itemsSuspicious', { n: of('suspicious') })] : []),
    ...(of('flaky') > 0 ? [t('itemsFlaky', { n: of('flaky') })] : []),
  ];
  return parts.join('; ');
}
