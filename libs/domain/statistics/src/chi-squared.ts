import { logGammaOfPositive } from './log-gamma';

const MOST_TERMS = 100_000;

/** Lower regularised gamma P(a, x) by its power series, quick where x < a + 1. */
function lowerSeries(a: number, x: number, front: number): number {
  let term = 1 / a;
  let total = term;
  for (let n = 1; n < MOST_TERMS && term > total * 1e-17; n += 1) {
    term *= x / (a + n);
    total += term;
  }
  return front * total;
}

/** Upper regularised gamma Q(a, x) by Legendre's continued fraction (Lentz's way), quick where x ≥ a + 1. */
function upperFraction(a: number, x: number, front: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < MOST_TERMS; n += 1) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return front * value;
}

/** P(X > x), X chi-squared with df degrees of freedom; null unless df > 0 is finite and x is a number. */
export function chiSquaredTail(x: number, df: number): number | null {
  if (!(df > 0) || !Number.isFinite(df) || Number.isNaN(x)) return null;
  if (x <= 0) return 1;
  if (x === Infinity) return 0;
  const a = df / 2;
  const half = x / 2;
  const front = Math.exp(a * Math.log(half) - half - logGammaOfPositive(a));
  const tail = half < a + 1 ? 1 - lowerSeries(a, half, front) : upperFraction(a, half, front);
  return Math.min(1, Math.max(0, tail));
}
