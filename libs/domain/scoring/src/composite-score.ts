import type { Profile, TaskType } from '@assay/contracts';

/** Times, in seconds, at which the desirability of speed is 1 and 0. */
export interface SpeedTargets {
  readonly goodS: number;
  readonly limitS: number;
}

/** Absolute on purpose: adding a model must not change the speed of another. */
export const SPEED_TARGETS: Readonly<Record<TaskType | 'default', SpeedTargets>> = {
  default: { goodS: 3, limitS: 60 },
  general_chat: { goodS: 2, limitS: 30 },
  code_generation: { goodS: 5, limitS: 120 },
  code_analysis: { goodS: 5, limitS: 90 },
  planning: { goodS: 5, limitS: 120 },
  reasoning: { goodS: 5, limitS: 120 },
};

/** The default profile: speed and relevance can only cost, a wrong answer scores 0. */
export const BALANCED_PROFILE: Profile = {
  id: 'balanced',
  name: 'Balanced',
  version: 1,
  method: 'gated',
  weights: { accuracy: 0.7, relevance: 0.15, speed: 0.15 },
};

/** The profiles that ship with Assay; the first is the default. */
export const PROFILES: readonly Profile[] = [
  BALANCED_PROFILE,
  {
    id: 'quality_only',
    name: 'Quality only',
    version: 1,
    method: 'gated',
    weights: { accuracy: 1, relevance: 0, speed: 0 },
  },
  {
    id: 'speed_heavy',
    name: 'Speed-heavy',
    version: 1,
    method: 'gated',
    weights: { accuracy: 0.5, relevance: 0.1, speed: 0.4 },
  },
];

/** The axes of one answer; null = not measured. */
export interface ScoreAxes {
  readonly accuracy: number | null;
  readonly relevance: number | null;
  /** Warm end-to-end time of an uncontended call, seconds. */
  readonly latencyS: number | null;
}

/** One answer under one profile. `incomplete`: an axis with weight was not measured and dropped out. */
export interface CompositeScore {
  readonly accuracy: number | null;
  readonly relevance: number | null;
  readonly speed: number | null;
  readonly composite: number | null;
  readonly incomplete: boolean;
}

/** Desirability of a time: 1 at or below good, 0 at or above the limit, between them linear in the logarithm. Null without a time. */
export function speedDesirability(latencyS: number | null, targets: SpeedTargets): number | null {
  if (latencyS === null || !(latencyS >= 0)) return null;
  if (latencyS <= targets.goodS) return 1;
  if (latencyS >= targets.limitS) return 0;
  return (Math.log(targets.limitS) - Math.log(latencyS)) / (Math.log(targets.limitS) - Math.log(targets.goodS));
}

/**
 * Composite of accuracy, relevance and speed under a profile. Gated: accuracy · (wA + wR·R + wS·S) ÷ Σw. Additive: (wA·A + wR·R + wS·S) ÷ Σw.
 * An axis that was not measured drops out with its weight. Null without accuracy, without weight, or with a negative weight.
 */
export function calculateScore(
  axes: ScoreAxes,
  profile: Pick<Profile, 'method' | 'weights'>,
  targets: SpeedTargets,
): CompositeScore {
  const { accuracy, relevance } = axes;
  const speed = speedDesirability(axes.latencyS, targets);
  const { weights } = profile;
  const parts = [
    { weight: weights.relevance, value: relevance },
    { weight: weights.speed, value: speed },
  ];
  const incomplete = parts.some(({ weight, value }) => weight > 0 && value === null);
  const measured = parts.flatMap(({ weight, value }) => (value === null ? [] : [{ weight, value }]));
  const total = measured.reduce((sum, { weight }) => sum + weight, weights.accuracy);
  const isNegative = Object.values(weights).some((weight) => weight < 0);
  if (accuracy === null || total <= 0 || isNegative) return { accuracy, relevance, speed, composite: null, incomplete };
  const rest = measured.reduce((sum, { weight, value }) => sum + weight * value, 0);
  const composite =
    profile.method === 'gated'
      ? (accuracy * (weights.accuracy + rest)) / total
      : (weights.accuracy * accuracy + rest) / total;
  return { accuracy, relevance, speed, composite, incomplete };
}
