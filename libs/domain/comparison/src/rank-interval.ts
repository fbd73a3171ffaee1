import type { ComparisonPair } from '@assay/contracts';

type RankedPair = Pick<ComparisonPair, 'a' | 'b' | 'verdict' | 'difference'>;

/** Name of the winner of a pair on tasks like these; null where none is certain. */
export function winnerOf({ a, b, verdict, difference }: RankedPair): string | null {
  if (verdict !== 'better' || difference.value === null || difference.value === 0) return null;
  return difference.value > 0 ? a : b;
}

/** Best rank = 1 + models that are better, worst = all − models that are worse: ranks can never contradict a verdict. */
export function rankInterval(name: string, models: number, pairs: readonly RankedPair[]): readonly [number, number] {
  let [better, worse] = [0, 0];
  for (const pair of pairs) {
    const winner = winnerOf(pair);
    if (winner === null || (pair.a !== name && pair.b !== name)) continue;
    if (winner === name) worse += 1;
    else better += 1;
  }
  return [1 + better, models - worse];
}
