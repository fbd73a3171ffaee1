import { logGammaOfPositive, stirlingRemainder } from './log-gamma';

const TINY = 1e-300;
const MOST_TERMS = 200_000;
const LARGE = 15;

/** ln B(a, b), a, b > 0. For a large argument the two large ln Γ are subtracted in closed form, before they lose digits. */
function logBeta(a: number, b: number): number {
  const [small, large] = a < b ? [a, b] : [b, a];
  if (large < LARGE) return logGammaOfPositive(small) + logGammaOfPositive(large) - logGammaOfPositive(small + large);
  const whole = small + large;
  const drop = -(whole - 0.5) * Math.log1p(small / large) - small * Math.log(large) + small;
  return logGammaOfPositive(small) + drop + stirlingRemainder(large) - stirlingRemainder(whole);
}

const awayFromZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value);

/** The continued fraction of the incomplete beta function (Lentz's way), quick where x < (a+1)/(a+b+2). */
function continuedFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < MOST_TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return value;
}

const logOf = (x: number, complement: number): number => (x > 0.5 ? Math.log1p(-complement) : Math.log(x));

/** I_x(a, b) with x and 1 − x both given, so that neither end loses digits; a, b > 0, 0 ≤ x ≤ 1. */
export function betaRatio(a: number, b: number, x: number, complement: number): number {
  if (x <= 0) return 0;
  if (complement <= 0) return 1;
  const front = Math.exp(a * logOf(x, complement) + b * logOf(complement, x) - logBeta(a, b));
  if (x < (a + 1) / (a + b + 2)) return Math.min(1, (front * continuedFraction(a, b, x)) / a);
  return Math.max(0, 1 - (front * continuedFraction(b, a, complement)) / b);
}

/** Regularised incomplete beta function I_x(a, b); null unless a, b > 0 are finite and 0 ≤ x ≤ 1. */
export function incompleteBeta(a: number, b: number, x: number): number | null {
  if (!(a > 0 && b > 0 && x >= 0 && x <= 1) || !Number.isFinite(a + b)) return null;
  return betaRatio(a, b, x, 1 - x);
}
