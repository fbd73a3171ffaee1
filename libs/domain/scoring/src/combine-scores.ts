import { UNSCORED_REASONS, type EvaluationCriteria, type Score, type UnscoredReason } from '@assay/contracts';

/** Scores of one answer taken together. */
export interface CombinedScore {
  readonly status: 'scored' | 'unscored';
  readonly accuracy: number | null;
  readonly relevance: number | null;
  readonly passed: boolean | null;
  readonly unscoredReason: UnscoredReason | null;
}

const EPSILON = 1e-9;

/**
 * A failed gate: accuracy 0. Else accuracy = Σ weight · score ÷ Σ weight over the accuracy scorers; null as soon as one of them, or a
 * gate, has no score, as a partial mean would silently be another exam. Passed: every gate, and every accuracy scorer or the threshold.
 */
export function combineScores(scores: readonly Score[], criteria: EvaluationCriteria): CombinedScore {
  const gates = scores.filter(({ gate }) => gate);
  const relevance = meanOf(scores.filter(({ axis }) => axis === 'relevance'));
  if (gates.some(({ passed }) => passed === false)) return scored(0, false, relevance);
  const deciding = scores.filter(({ axis, gate }) => gate || axis === 'accuracy');
  const reason = worstReason(deciding);
  if (reason !== null) return unscored(reason, relevance);
  const accuracyScores = scores.filter(({ axis }) => axis === 'accuracy');
  const accuracy = meanOf(accuracyScores);
  if (accuracy === null) return unscored('harness_error', relevance);
  const passed =
    criteria.passThreshold === undefined
      ? accuracyScores.every((score) => score.passed === true)
      : accuracy >= criteria.passThreshold - EPSILON;
  return scored(accuracy, passed, relevance);
}

function scored(accuracy: number, passed: boolean, relevance: number | null): CombinedScore {
  return { status: 'scored', accuracy, passed, relevance, unscoredReason: null };
}

function unscored(unscoredReason: UnscoredReason, relevance: number | null): CombinedScore {
  return { status: 'unscored', accuracy: null, passed: null, relevance, unscoredReason };
}

/** Weighted mean; null without weight, or where one score is missing. */
function meanOf(scores: readonly Score[]): number | null {
  let sum = 0;
  let weights = 0;
  for (const { value, weight } of scores) {
    if (value === null) return null;
    sum += weight * value;
    weights += weight;
  }
  return weights > 0 ? Math.min(1, Math.max(0, sum / weights)) : null;
}

/** The reason that stands for all: what a judge would not mend comes first. */
function worstReason(scores: readonly Score[]): UnscoredReason | null {
  const reasons = scores.flatMap((score) => (score.status === 'unscored' ? [score.unscoredReason] : []));
  return (
    Array.from(UNSCORED_REASONS)
      .reverse()
      .find((reason) => reasons.includes(reason)) ?? null
  );
}
