import { betaRatio } from './incomplete-beta';
import { logChoose } from './log-gamma';

/** P(X ≤ k), X binomial with n trials and chance p; null unless n is a whole number ≥ 0 and 0 ≤ p ≤ 1. */
export function binomialCdf(k: number, n: number, p: number): number | null {
  if (!Number.isSafeInteger(n) || n < 0 || !(p >= 0 && p <= 1) || Number.isNaN(k)) return null;
  const whole = Math.floor(k);
  if (whole < 0) return 0;
  if (whole >= n) return 1;
  return betaRatio(n - whole, whole + 1, 1 - p, p);
}

/** P(X = k) of a fair coin tossed n times, 0 ≤ k ≤ n. */
export function fairBinomialPoint(k: number, n: number): number {
  return Math.exp(logChoose(n, k) - n * Math.LN2);
}
