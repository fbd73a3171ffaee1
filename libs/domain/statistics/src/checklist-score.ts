import { sum } from './moments';

/** One requirement of a rubric and the verdict on it. */
export interface ChecklistCriterion {
  /** Negative: points lost when it is met. */
  readonly points: number;
  /** Null: the judge gave no usable verdict. */
  readonly met: boolean | null;
  readonly must: boolean;
}

/** Score 0–1 of one answer; null = unscored, which is not failed. */
export interface ChecklistScore {
  readonly score: number | null;
  readonly passed: boolean | null;
}

/**
 * Points met ÷ positive points, clipped to 0–1; passed when every `must` is met and the score reaches the threshold.
 * A missing verdict leaves the answer unscored, though a `must` that is not met has failed it already.
 */
export function checklistScore(criteria: readonly ChecklistCriterion[], threshold: number): ChecklistScore {
  const possible = sum(criteria.map((criterion) => Math.max(0, criterion.points)));
  if (!(possible > 0)) return { score: null, passed: null };
  const mustFailed = criteria.some((criterion) => criterion.must && criterion.met === false);
  if (criteria.some((criterion) => criterion.met === null)) return { score: null, passed: mustFailed ? false : null };
  const reached = sum(criteria.map((criterion) => (criterion.met ? criterion.points : 0)));
  const score = Math.min(1, Math.max(0, reached / possible));
  return { score, passed: !mustFailed && score >= threshold - 1e-9 };
}
