const FAR = 3;
const CONTINUED_TERMS = 150;

/** Density of the standard normal distribution. */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
}

/** P(Z > x) of x ≥ 3 by Laplace's continued fraction of Mills' ratio, φ(x) / (x + 1/(x + 2/(x + …))). */
function farTail(x: number): number {
  let fraction = x;
  for (let term = CONTINUED_TERMS; term >= 1; term -= 1) fraction = x + term / fraction;
  return normalDensity(x) / fraction;
}

/** Φ(x) − ½ of |x| ≤ 3 by the series φ(x) (x + x³/3 + x⁵/15 + …). */
function nearCentre(x: number): number {
  let term = x;
  let total = x;
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(total); odd += 2) {
    term *= (x * x) / odd;
    total += term;
  }
  return normalDensity(x) * total;
}

/** Φ(x), the standard normal distribution function; relative error about 1e-15 in the lower tail. NaN in, null out. */
export function normalCdf(x: number): number | null {
  if (Number.isNaN(x)) return null;
  if (x <= -FAR) return farTail(-x);
  return x >= FAR ? 1 - farTail(x) : 0.5 + nearCentre(x);
}

/** P(Z > x) of a finite x, exact in the upper tail. */
export function normalTail(x: number): number {
  if (x >= FAR) return farTail(x);
  return x <= -FAR ? 1 - farTail(-x) : 0.5 - nearCentre(x);
}

/** z with P(Z > z) = tail, 0 < tail ≤ ½: Halley's iteration on ln of the tail from a rough start. */
function upperQuantile(tail: number): number {
  // The leading term of the tail's asymptotic expansion, bent so that tail = ½ gives 0.
  let z = Math.sqrt(Math.max(0, -2 * Math.log(2 * tail)));
  for (let round = 0; round < 60; round += 1) {
    const reached = normalTail(z);
    if (reached === 0) break;
    const hazard = normalDensity(z) / reached;
    const slip = Math.log(reached / tail) / hazard;
    const step = slip / (1 + 0.5 * slip * (hazard - z));
    z += step;
    // The error after a step is about its cube.
    if (Math.abs(step) <= 1e-8) break;
  }
  return z;
}

/** Quantile of the standard normal distribution; null unless 0 < p < 1. */
export function normalQuantile(p: number): number | null {
  if (!(p > 0 && p < 1)) return null;
  if (p === 0.5) return 0;
  return p < 0.5 ? -upperQuantile(p) : upperQuantile(1 - p);
}

/** z of a two-sided confidence such as 0.95; null unless it lies in (0, 1). */
export function normalCritical(confidence: number): number | null {
  if (!(confidence > 0 && confidence < 1)) return null;
  return upperQuantile((1 - confidence) / 2);
}
