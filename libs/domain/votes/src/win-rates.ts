import { scoreInterval } from '@assay/domain/statistics';

import type { ItemMatch } from './ballot-box';
import { grouped } from './grouped';
import { lengthControlled } from './length-controlled';
import type { Ranged } from './ranged';

/** Two models that met, and what the votes on the two alone say. */
export interface HeadToHead {
  readonly a: string;
  readonly b: string;
  readonly items: number;
  readonly winsA: number;
  readonly winsB: number;
  /** Ties, and verdicts that change with the order. */
  readonly ties: number;
  /** (wins of a + ½ ties) ÷ all, with an interval over items. */
  readonly winRate: Ranged;
  /** The same if the answers of both were equally long; null where lengths are not known, or the pairs are fewer than a hundred. */
  readonly lengthControlled: Ranged | null;
}

const turnedGap = ({ gap }: ItemMatch): { gap?: number } => (gap === undefined ? {} : { gap: -gap });

function headToHead(a: string, b: string, matches: readonly ItemMatch[]): HeadToHead {
  const seen = matches.map((match) =>
    match.a === a ? match : { ...match, winsA: match.winsB, winsB: match.winsA, a, b, ...turnedGap(match) },
  );
  const sum = (field: 'winsA' | 'winsB' | 'ties', of: readonly ItemMatch[] = seen): number =>
    of.reduce((total, match) => total + match[field], 0);
  const items = [...grouped(seen, ({ item }) => item).values()];
  const means = items.map((own) => (sum('winsA', own) + sum('ties', own) / 2) / own.length);
  const { estimate, lower, upper } = scoreInterval(
    means,
    items.map((own) => own.length),
    { graded: true },
  );
  return {
    ...{ a, b, items: items.length, winsA: sum('winsA'), winsB: sum('winsB'), ties: sum('ties') },
    winRate: { value: estimate ?? 0.5, low: lower, high: upper },
    lengthControlled: lengthControlled(
      seen.flatMap(({ item, winsA, ties, gap }) => (gap === undefined ? [] : [{ item, won: winsA + ties / 2, gap }])),
      `length of ${a} and ${b}`,
    ),
  };
}

/** Every pair of models that met, in alphabetical order. */
export function winRates(matches: readonly ItemMatch[]): HeadToHead[] {
  const named = grouped(matches, ({ a, b }) => JSON.stringify(a <= b ? [a, b] : [b, a]));
  return [...named]
    .toSorted(([x], [y]) => (x < y ? -1 : 1))
    .map(([key, own]) => {
      const [a, b] = JSON.parse(key) as [string, string];
      return headToHead(a, b, own);
    });
}
