import type { Interval } from '@assay/contracts';

import type { RecommendationFacts } from './standing';

/** Why one of a tied group was taken. */
export interface Pick {
  readonly name: string;
  readonly because: 'accuracy' | 'speed' | 'memory';
  /** Whom it is faster or smaller than: the best-scored of the group that it was held against. */
  readonly than: string | null;
  /** Time of `than` ÷ time of the pick. */
  readonly ratio: Interval | null;
}

const certainlyAbove = (ratio: Interval | null): boolean => ratio !== null && ratio.low !== null && ratio.low > 1;
const certainlyBelow = (ratio: Interval | null): boolean => ratio !== null && ratio.high !== null && ratio.high < 1;

function fastest(facts: RecommendationFacts, leader: string, others: readonly string[]): Pick | null {
  const faster = others
    .map((name) => ({ name, ratio: facts.figures(name, leader).speedRatio }))
    .filter(({ ratio }) => certainlyAbove(ratio))
    .toSorted((a, b) => (b.ratio?.value ?? 0) - (a.ratio?.value ?? 0));
  const [first] = faster;
  if (first) return { name: first.name, because: 'speed', than: leader, ratio: first.ratio };
  const ratios = others.map((name) => ({ name, ratio: facts.figures(leader, name).speedRatio }));
  const [second] = ratios;
  if (!second || !ratios.every(({ ratio }) => certainlyAbove(ratio))) return null;
  return { name: leader, because: 'speed', than: second.name, ratio: second.ratio };
}

function smallest(facts: RecommendationFacts, leader: string, others: readonly string[]): Pick | null {
  const sizeOf = (name: string): number | null =>
    facts.columns.find((column) => column.name === name)?.sizeBytes ?? null;
  const notSlower = others.filter((name) => !certainlyBelow(facts.figures(name, leader).speedRatio));
  const sized = [leader, ...notSlower].flatMap((name) => {
    const size = sizeOf(name);
    return size === null ? [] : [{ name, size }];
  });
  if (sized.length < notSlower.length + 1 || sized.length < 2) return null;
  const [first, second] = sized.toSorted((a, b) => a.size - b.size);
  if (!first || !second || first.size === second.size) return null;
  return { name: first.name, because: 'memory', than: first.name === leader ? second.name : leader, ratio: null };
}

/** Of a group that accuracy does not separate (`leader` the best-scored): the fastest where that is certain, else the smallest, else the leader. */
export function pickFrom(facts: RecommendationFacts, leader: string, others: readonly string[]): Pick {
  const byAccuracy: Pick = { name: leader, because: 'accuracy', than: null, ratio: null };
  return fastest(facts, leader, others) ?? smallest(facts, leader, others) ?? byAccuracy;
}
