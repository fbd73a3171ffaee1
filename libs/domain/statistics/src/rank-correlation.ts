import { measuredPairs, type Measurement } from './measured';
import { mean, sum } from './moments';

/** Agreement of two orders, −1 … 1. Null for fewer than two pairs or where one side is constant. */
export interface RankCorrelation {
  readonly n: number;
  readonly spearman: number | null;
  readonly kendallTauB: number | null;
}

/** Ranks from 1, ties share their average. */
export function averageRanks(values: readonly number[]): number[] {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const ranks = values.map(() => 0);
  for (let start = 0; start < order.length;) {
    let end = start;
    while (end + 1 < order.length && order[end + 1]?.value === order[start]?.value) end += 1;
    for (let place = start; place <= end; place += 1) ranks[order[place]?.index ?? 0] = (start + end) / 2 + 1;
    start = end + 1;
  }
  return ranks;
}

/** Pearson's correlation; null where a side does not vary. */
function pearson(x: readonly number[], y: readonly number[]): number | null {
  const [centreX, centreY] = [mean(x), mean(y)];
  if (centreX === null || centreY === null) return null;
  const product = sum(x.map((value, index) => (value - centreX) * ((y[index] ?? 0) - centreY)));
  const squares = (values: readonly number[], centre: number): number => sum(values.map((v) => (v - centre) ** 2));
  const scale = Math.sqrt(squares(x, centreX) * squares(y, centreY));
  return scale === 0 ? null : Math.max(-1, Math.min(1, product / scale));
}

/** Kendall's τ-b: (concordant − discordant) ÷ √(pairs not tied in x × pairs not tied in y). Quadratic in n. */
function kendall(x: readonly number[], y: readonly number[]): number | null {
  let balance = 0;
  let untiedX = 0;
  let untiedY = 0;
  for (let i = 1; i < x.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const signX = Math.sign((x[i] ?? 0) - (x[j] ?? 0));
      const signY = Math.sign((y[i] ?? 0) - (y[j] ?? 0));
      balance += signX * signY;
      untiedX += signX * signX;
      untiedY += signY * signY;
    }
  }
  const scale = Math.sqrt(untiedX * untiedY);
  return scale === 0 ? null : balance / scale;
}

/** Spearman's ρ (Pearson of average ranks) and Kendall's τ-b; pairs with a missing side are dropped. */
export function rankCorrelation(x: readonly Measurement[], y: readonly Measurement[]): RankCorrelation {
  const pairs = measuredPairs(x, y);
  const left = pairs.map(([value]) => value);
  const right = pairs.map(([, value]) => value);
  return {
    n: pairs.length,
    spearman: pairs.length < 2 ? null : pearson(averageRanks(left), averageRanks(right)),
    kendallTauB: pairs.length < 2 ? null : kendall(left, right),
  };
}
