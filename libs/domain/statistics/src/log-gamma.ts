const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
/** B(2k) / (2k (2k−1)), k = 1 … 7: the coefficients of Stirling's series. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];
const ENOUGH = 15;

/** What Stirling's formula lacks at x ≥ 15: ln Γ(x) − ((x − ½) ln x − x + ½ ln 2π); error below 1e-17. */
export function stirlingRemainder(x: number): number {
  const step = 1 / (x * x);
  return STIRLING.reduceRight((tail, coefficient) => tail * step + coefficient, 0) / x;
}

/** ln Γ(x) of x > 0: Stirling's series, reached by Γ(x) = Γ(x + n) / (x (x+1) … (x+n−1)) where x is small. */
export function logGammaOfPositive(x: number): number {
  let product = 1;
  let shifted = x;
  while (shifted < ENOUGH) {
    product *= shifted;
    shifted += 1;
  }
  return (
    (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + stirlingRemainder(shifted) - Math.log(product)
  );
}

/** ln Γ(x) of a finite x > 0; null elsewhere. Absolute error about 1e-14 for small, relative 1e-15 for large x. */
export function logGamma(x: number): number | null {
  return x > 0 && Number.isFinite(x) ? logGammaOfPositive(x) : null;
}

const MOST_REMEMBERED = 4096;
const logFactorials = new Float64Array(MOST_REMEMBERED).fill(NaN);

/** ln n!, remembered for small n: permutation tests ask for the same few millions of times. */
function logFactorial(n: number): number {
  const known = n < MOST_REMEMBERED ? logFactorials[n]! : NaN;
  if (!Number.isNaN(known)) return known;
  const value = logGammaOfPositive(n + 1);
  if (n < MOST_REMEMBERED) logFactorials[n] = value;
  return value;
}

/** ln of the number of ways to choose k of n, whole numbers 0 ≤ k ≤ n. */
export function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}
