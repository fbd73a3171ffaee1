import { betaRatio } from './incomplete-beta';
import { logGammaOfPositive, stirlingRemainder } from './log-gamma';
import { normalQuantile, normalTail } from './normal';

/** From here on Student's t is the normal distribution to nine digits. */
const NEARLY_NORMAL = 1e10;

/** P(T > t) of t ≥ 0 with df > 0 degrees of freedom. */
function upperTail(t: number, df: number): number {
  if (df >= NEARLY_NORMAL || t === Infinity) return normalTail(t);
  const square = t * t;
  if (square === Infinity) return 0.5 * betaRatio(df / 2, 0.5, df / t / t, 1);
  return 0.5 * betaRatio(df / 2, 0.5, df / (df + square), square / (df + square));
}

/** Distribution function of Student's t; null unless df > 0 and t is a number (infinite allowed). */
export function tCdf(t: number, df: number): number | null {
  if (!(df > 0) || Number.isNaN(t)) return null;
  return t <= 0 ? upperTail(-t, df) : 1 - upperTail(t, df);
}

/** Two-sided p of a t statistic, P(|T| ≥ |t|); null unless df > 0 and t is a number. */
export function tTwoSided(t: number, df: number): number | null {
  return df > 0 && !Number.isNaN(t) ? 2 * upperTail(Math.abs(t), df) : null;
}

/** ln of Γ((df+1)/2) / (Γ(df/2) √(df π)), without loss for many degrees of freedom. */
function logDensityFront(df: number): number {
  const half = df / 2;
  const ratio =
    half < 15
      ? logGammaOfPositive(half + 0.5) - logGammaOfPositive(half)
      : half * Math.log1p(0.5 / half) +
        0.5 * Math.log(half) -
        0.5 +
        stirlingRemainder(half + 0.5) -
        stirlingRemainder(half);
  return ratio - 0.5 * Math.log(df * Math.PI);
}

/** t > 0 with P(T > t) = tail, tail < ½: Newton on ln tail against ln t, concave and so safe from any start. */
function upperQuantile(tail: number, start: number, df: number): number {
  const front = logDensityFront(df);
  let t = start;
  for (let round = 0; round < 100; round += 1) {
    const reached = upperTail(t, df);
    const density = Math.exp(front - 0.5 * (df + 1) * Math.log1p((t * t) / df));
    const step = (Math.log(reached / tail) * reached) / (t * density);
    t *= Math.exp(step);
    // The error after a step is about its square.
    if (Math.abs(step) <= 1e-10) break;
  }
  return t;
}

/** Quantile of Student's t; null unless 0 < p < 1 and df > 0. */
export function tQuantile(p: number, df: number): number | null {
  const z = normalQuantile(p);
  if (z === null || !(df > 0)) return null;
  if (z === 0 || df >= NEARLY_NORMAL) return z;
  const size = upperQuantile(p < 0.5 ? p : 1 - p, Math.abs(z), df);
  return Number.isFinite(size) ? Math.sign(z) * size : null;
}

/** t of a two-sided confidence such as 0.95; null unless it lies in (0, 1) and df > 0. */
export function tCritical(confidence: number, df: number): number | null {
  if (!(confidence > 0 && confidence < 1)) return null;
  const negative = tQuantile((1 - confidence) / 2, df);
  return negative === null ? null : -negative;
}
