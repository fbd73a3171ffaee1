import { normalCritical } from './normal';

/** A share with its interval, all within 0–1. */
export interface ShareInterval {
  /** Null without trials. */
  readonly estimate: number | null;
  readonly lower: number;
  readonly upper: number;
}

const NOTHING_KNOWN: ShareInterval = { estimate: null, lower: 0, upper: 1 };

/** Wilson's bounds of the share p of n (fractional allowed, n > 0) at z standard errors (Wilson 1927). */
export function wilsonBounds(p: number, n: number, z: number): [lower: number, upper: number] {
  const square = z * z;
  const centre = (p + square / (2 * n)) / (1 + square / n);
  const half = (z * Math.sqrt((p * (1 - p)) / n + square / (4 * n * n))) / (1 + square / n);
  return [p === 0 ? 0 : Math.max(0, centre - half), p === 1 ? 1 : Math.min(1, centre + half)];
}

/**
 * Wilson score interval of successes out of n, without continuity correction; both may be fractional (an effective sample size).
 * n = 0, or a confidence outside (0, 1): nothing known, [0, 1]. No success touches 0, no failure touches 1, exactly.
 */
export function wilsonInterval(successes: number, n: number, confidence = 0.95): ShareInterval {
  if (!(n > 0) || !Number.isFinite(n) || !(successes >= 0 && successes <= n)) return NOTHING_KNOWN;
  const estimate = successes / n;
  const z = normalCritical(confidence);
  if (z === null) return { ...NOTHING_KNOWN, estimate };
  const [lower, upper] = wilsonBounds(estimate, n, z);
  return { estimate, lower, upper };
}
