import type { ComparisonEntry, ComparisonPair } from '@assay/contracts';

import type { ComparedColumn } from './comparison-input';
import { isComplete } from './coverage';
import type { PairFigures } from './pair-figures';

/** What a recommendation is made from: one scope, its entries in column order, the pairs that were asked. */
export interface RecommendationFacts {
  readonly scope: string;
  /** Common tasks. */
  readonly tasks: number;
  readonly columns: readonly ComparedColumn[];
  readonly entries: readonly ComparisonEntry[];
  readonly pairs: readonly ComparisonPair[];
  /** Figures of any two columns, also of a pair that was not asked. */
  readonly figures: (a: string, b: string) => PairFigures;
}

/** How x stands against y by the verdict of their pair. */
export type Relation = 'better' | 'worse' | 'better_here' | 'worse_here' | 'equal' | 'cannot_tell' | 'not_asked';

type PairsByName = ReadonlyMap<string, ReadonlyMap<string, ComparisonPair>>;

/** With hundreds of columns pairs are looked for millions of times. */
const byNames = new WeakMap<readonly ComparisonPair[], PairsByName>();

function indexed(pairs: readonly ComparisonPair[]): PairsByName {
  const known = byNames.get(pairs);
  if (known) return known;
  const index = new Map<string, Map<string, ComparisonPair>>();
  for (const pair of pairs) {
    const ofA = index.get(pair.a) ?? new Map<string, ComparisonPair>();
    index.set(pair.a, ofA.set(pair.b, pair));
  }
  byNames.set(pairs, index);
  return index;
}

/** The pair of two names, whichever way it was asked; null where it was not. */
export function pairOf(pairs: readonly ComparisonPair[], x: string, y: string): ComparisonPair | null {
  const index = indexed(pairs);
  return index.get(x)?.get(y) ?? index.get(y)?.get(x) ?? null;
}

/** Verdict of the pair as seen from x. */
export function relationOf(pairs: readonly ComparisonPair[], x: string, y: string): Relation {
  const pair = pairOf(pairs, x, y);
  if (pair === null) return 'not_asked';
  const ahead = (pair.difference.value ?? 0) > 0 === (pair.a === x);
  switch (pair.verdict) {
    case 'better':
      return ahead ? 'better' : 'worse';
    case 'better_here':
      return ahead ? 'better_here' : 'worse_here';
    case 'equal':
    case 'cannot_tell':
      return pair.verdict;
    default:
      return pair.verdict satisfies never;
  }
}

/** Names of the columns whose every score in the scope came from a judge of their own family. */
export function namesJudgedByFamily({ entries, columns, tasks }: RecommendationFacts): ReadonlySet<string> {
  const always = columns.filter((column) => column.judgedByFamily).map(({ name }) => name);
  const here = entries
    .filter(({ judgedByFamily = 0 }) => tasks > 0 && judgedByFamily === tasks)
    .map(({ name }) => name);
  return new Set([...always, ...here]);
}

/** Columns that may be recommended, best accuracy first: enough coverage, not judged only by their own family. */
export function eligibleEntries(facts: RecommendationFacts): ComparisonEntry[] {
  const judgedByFamily = namesJudgedByFamily(facts);
  return facts.entries
    .filter((entry) => isComplete(entry.coverage) && !judgedByFamily.has(entry.name))
    .toSorted((a, b) => (b.accuracy.value ?? 0) - (a.accuracy.value ?? 0));
}

/** Names among `others` to which x has the given relation. */
export function namesWith(
  facts: RecommendationFacts,
  x: string,
  others: readonly string[],
  relation: Relation,
): string[] {
  return others.filter((y) => y !== x && relationOf(facts.pairs, x, y) === relation);
}

/**
 * Whether x was not tested against y, as with a baseline that is neither of them, and the interval of their paired difference lies wholly on
 * y's side: then x is not called worse, and it is not taken for tied with y either.
 */
export function isBehindUntested(facts: RecommendationFacts, x: string, y: string): boolean {
  return pairOf(facts.pairs, x, y) === null && (facts.figures(y, x).difference.low ?? 0) > 0;
}
