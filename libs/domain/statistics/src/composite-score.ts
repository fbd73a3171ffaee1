import { isMeasured, type Measurement } from './measured';

/** Weights of the three axes; none may be negative. */
export interface CompositeWeights {
  readonly accuracy: number;
  readonly relevance: number;
  readonly speed: number;
}

/** How one number is made of three. */
export interface CompositeProfile {
  /** gated: relevance and speed can only cost, a wrong answer stays 0. additive: a quick wrong answer earns its speed. */
  readonly method: 'gated' | 'additive';
  readonly weights: CompositeWeights;
  /** Seconds at or below which speed is 1. */
  readonly goodSeconds: number;
  /** Seconds at or above which speed is 0. */
  readonly limitSeconds: number;
}

/** Figures of one answer or one model: shares 0–1, warm end-to-end seconds. */
export interface ScoreAxes {
  readonly accuracy: Measurement;
  readonly relevance: Measurement;
  readonly seconds: Measurement;
}

/** The three axes and what the profile makes of them, 0–1. */
export interface CompositeScore {
  readonly accuracy: number | null;
  readonly relevance: number | null;
  readonly speed: number | null;
  readonly composite: number | null;
  /** An axis with weight was not measured and dropped out. */
  readonly incomplete: boolean;
}

/** Desirability of a time: 1 up to `good`, 0 from `limit` on, linear in ln t between; absolute, so other models do not move it. */
export function speedDesirability(seconds: Measurement, good: number, limit: number): number | null {
  if (!isMeasured(seconds) || seconds < 0 || !(good > 0 && limit >= good)) return null;
  if (seconds <= good) return 1;
  if (seconds >= limit) return 0;
  return (Math.log(limit) - Math.log(seconds)) / (Math.log(limit) - Math.log(good));
}

/** Weighted sum and sum of weights over the axes that were measured. */
function weighted(terms: readonly (readonly [weight: number, value: number | null])[]): {
  total: number;
  weight: number;
} {
  return terms.reduce(
    ({ total, weight }, [share, value]) =>
      value === null ? { total, weight } : { total: total + share * value, weight: weight + share },
    { total: 0, weight: 0 },
  );
}

/** The composite of one profile; null without accuracy, without weight, or with a negative weight. */
export function compositeScore(axes: ScoreAxes, profile: CompositeProfile): CompositeScore {
  const accuracy = isMeasured(axes.accuracy) ? axes.accuracy : null;
  const relevance = isMeasured(axes.relevance) ? axes.relevance : null;
  const speed = speedDesirability(axes.seconds, profile.goodSeconds, profile.limitSeconds);
  const { weights } = profile;
  const incomplete = (relevance === null && weights.relevance !== 0) || (speed === null && weights.speed !== 0);
  const known = { accuracy, relevance, speed, incomplete };
  const valid = [weights.accuracy, weights.relevance, weights.speed].every((weight) => weight >= 0);
  if (accuracy === null || !valid) return { ...known, composite: null };
  const base = profile.method === 'gated' ? 1 : accuracy;
  const { total, weight } = weighted([
    [weights.accuracy, base],
    [weights.relevance, relevance],
    [weights.speed, speed],
  ]);
  if (!(weight > 0)) return { ...known, composite: null };
  return { ...known, composite: profile.method === 'gated' ? (accuracy * total) / weight : total / weight };
}
