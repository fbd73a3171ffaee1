import type { Profile, TaskType } from '@assay/contracts';
import { compositeScore, speedDesirability, type CompositeScore } from '@assay/domain/statistics';

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

/** Desirability of a time for a kind of work, 0–1; null without a time. */
export function speedScore(latencyS: number | null, targets: SpeedTargets): number | null {
  return speedDesirability(latencyS, targets.goodS, targets.limitS);
}

/** Composite of the three axes under a profile. The arithmetic is that of `compositeScore`; here profiles meet targets. */
export function calculateScore(
  axes: ScoreAxes,
  profile: Pick<Profile, 'method' | 'weights'>,
  targets: SpeedTargets,
): CompositeScore {
  const { accuracy, relevance, latencyS } = axes;
  return compositeScore(
    { accuracy, relevance, seconds: latencyS },
    { ...profile, goodSeconds: targets.goodS, limitSeconds: targets.limitS },
  );
}
