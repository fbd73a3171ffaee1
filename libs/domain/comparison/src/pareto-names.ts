import type { ComparisonEntry, ComparisonPair, ParetoNames } from '@assay/contracts';
import { paretoFront } from '@assay/domain/statistics';

import type { ComparedColumn } from './comparison-input';
import { winnerOf } from './rank-interval';

/** The front on accuracy and an axis where less is better; null where fewer than two columns have both figures. */
function frontOf(
  entries: readonly ComparisonEntry[],
  less: (name: string, entry: ComparisonEntry) => number | null,
): readonly string[] | null {
  const points = entries.map((entry) => ({
    ...{ id: entry.name, accuracy: entry.accuracy.value },
    seconds: less(entry.name, entry),
  }));
  const { front, unmeasured } = paretoFront(points);
  return points.length - unmeasured.length < 2 ? null : front;
}

/** Who is worse on tasks like these and certainly slower by the pair; null where nobody is. */
function beatenOf(pair: ComparisonPair): string | null {
  const winner = winnerOf(pair);
  if (winner === null) return null;
  // b's time ÷ a's time: above 1, a is faster.
  const { a, b, speedRatio } = pair;
  const faster = winner === a ? (speedRatio?.low ?? 0) > 1 : (speedRatio?.high ?? Infinity) < 1;
  return !faster ? null : winner === a ? b : a;
}

/** Columns that no other beats on both axes at once, and those that are beaten for certain. */
export function paretoNames(
  columns: readonly ComparedColumn[],
  entries: readonly ComparisonEntry[],
  pairs: readonly ComparisonPair[],
): ParetoNames {
  const size = new Map(columns.map(({ name, sizeBytes }) => [name, sizeBytes]));
  const oneServer = new Set(columns.map(({ serverId }) => serverId)).size === 1;
  const beaten = new Set(pairs.map(beatenOf));
  return {
    time: oneServer ? frontOf(entries, (_, { speed }) => speed.medianMs) : null,
    memory: frontOf(entries, (name) => size.get(name) ?? null),
    beaten: entries.map(({ name }) => name).filter((name) => beaten.has(name)),
  };
}
