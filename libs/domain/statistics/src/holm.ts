import { isMeasured, type Measurement } from './measured';

/** Holm's step-down correction of a family of p-values. */
export interface HolmResult {
  /** Hypotheses in the family: the p-values that are not null. */
  readonly m: number;
  /** In input order; null stays null. */
  readonly adjusted: readonly (number | null)[];
  /** adjusted ≤ alpha. */
  readonly reject: readonly (boolean | null)[];
}

/** Holm (1979): the i-th smallest p times (m − i + 1), made monotone, at most 1. A null p is no hypothesis and does not count in m. */
export function holm(pValues: readonly Measurement[], alpha = 0.05): HolmResult {
  const ordered = pValues.flatMap((p, index) => (isMeasured(p) ? [{ p, index }] : [])).sort((a, b) => a.p - b.p);
  const adjusted: (number | null)[] = pValues.map(() => null);
  let running = 0;
  ordered.forEach(({ p, index }, rank) => {
    running = Math.max(running, Math.min(1, p * (ordered.length - rank)));
    adjusted[index] = running;
  });
  return { m: ordered.length, adjusted, reject: adjusted.map((p) => (p === null ? null : p <= alpha)) };
}
