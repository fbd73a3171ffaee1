import type { Score } from '@assay/contracts';

/**
 * How accuracy came out of the scorers, in percent: `(2 × 80 + 1 × 100) ÷ 3`. Null where there is nothing to add up, or where
 * the weighted mean is not what was stored (a gate or the outcome decided).
 */
export function scoreFormula(scores: readonly Score[], accuracy: number | null): string | null {
  const counted = scores.filter((score) => score.axis === 'accuracy' && score.weight > 0);
  const weight = counted.reduce((sum, score) => sum + score.weight, 0);
  if (accuracy === null || counted.length < 2 || counted.some((score) => score.value === null)) return null;
  const mean = counted.reduce((sum, score) => sum + score.weight * (score.value ?? 0), 0) / weight;
  if (Math.abs(mean - accuracy) > 0.005) return null;
  const terms = counted.map((score) => `${plain(score.weight)} × ${plain((score.value ?? 0) * 100)}`);
  return `(${terms.join(' + ')}) ÷ ${plain(weight)}`;
}

function plain(value: number): string {
  return String(+value.toFixed(1));
}
