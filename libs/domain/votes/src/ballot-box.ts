import type { Match, SeededRandom } from '@assay/domain/statistics';

import { grouped } from './grouped';

/** Verdicts on one pair of one item, as wins of a, wins of b and ties; fractions where several people share one voice. */
export interface ItemMatch extends Match {
  readonly item: string;
  /** Characters of a's answer less those of b's, where they are known. */
  readonly gap?: number;
}

/** Wins of the first, wins of the second, ties. */
const FIGURES = 3;

/** Votes of many items, ready to be drawn again and again. */
export class BallotBox {
  /** Pairs of names in alphabetical order. */
  private readonly pairs: (readonly [string, string])[] = [];
  /** Per item: the place of a pair and its three figures, one after the other. */
  private readonly items: readonly Float64Array[];
  /** Votes on each pair. */
  private readonly counts: number[] = [];

  constructor(matches: readonly ItemMatch[]) {
    const places = new Map<string, number>();
    const entry = ({ a, b, winsA, winsB, ties }: ItemMatch): number[] => {
      const [first, second] = a <= b ? [a, b] : [b, a];
      const key = JSON.stringify([first, second]);
      const place = places.get(key) ?? this.pairs.push([first, second]) - 1;
      places.set(key, place);
      this.counts[place] = (this.counts[place] ?? 0) + 1;
      return a <= b ? [place, winsA, winsB, ties] : [place, winsB, winsA, ties];
    };
    const byItem = grouped(matches, (match) => match.item);
    this.items = [...byItem.values()].map((own) => Float64Array.from(own.flatMap(entry)));
  }

  get size(): number {
    return this.items.length;
  }

  /** Votes between two models. */
  between(x: string, y: string): number {
    const place = this.pairs.findIndex(([a, b]) => (a === x && b === y) || (a === y && b === x));
    return this.counts[place] ?? 0;
  }

  /** All votes, added up by pair. */
  total(): Match[] {
    return this.addUp(this.items);
  }

  /** As many items as there are, drawn with replacement, added up by pair. */
  resample(random: SeededRandom): Match[] {
    const none = new Float64Array();
    return this.addUp(this.items.map(() => this.items[random.below(this.items.length)] ?? none));
  }

  private addUp(items: readonly Float64Array[]): Match[] {
    const sums = new Float64Array(this.pairs.length * FIGURES);
    for (const votes of items) {
      for (let at = 0; at < votes.length; at += FIGURES + 1) {
        const place = votes[at]! * FIGURES;
        for (let figure = 0; figure < FIGURES; figure += 1) sums[place + figure]! += votes[at + 1 + figure]!;
      }
    }
    return this.pairs.map(([a, b], place): Match => {
      const [winsA = 0, winsB = 0, ties = 0] = sums.subarray(place * FIGURES, (place + 1) * FIGURES);
      return { a, b, winsA, winsB, ties };
    });
  }
}
