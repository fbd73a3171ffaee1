import type { EvaluationCriteria } from '@assay/contracts';
import type { OutcomeScore, ProvidedScore, ProvidedScores } from '@assay/domain/scoring';

const OWN_ANSWER =
  'The judge wrote this answer itself, and no model judges itself; choose another judge and score it again.';

/** The scores of a judge who gave no usable verdict: none, with the reason. Never the candidate's fault. */
export function unjudgedScores(criteria: EvaluationCriteria, reason: string): ProvidedScores {
  const finding = { status: 'unscored', unscoredReason: 'judge_failed', reason } as const;
  const scores = new Map<number, ProvidedScore>();
  for (const [no, { type }] of criteria.scorers.entries()) if (type === 'judge') scores.set(no, { finding });
  return scores;
}

/** An answer whose judge would be the model that wrote it. */
export function notJudged({ outcome, evaluation }: OutcomeScore): OutcomeScore {
  const scores = evaluation.scores.map((score) =>
    score.scorer === 'judge' && score.status === 'unscored' ? { ...score, reason: OWN_ANSWER } : score,
  );
  const reason =
    evaluation.status === 'unscored'
      ? `Not scored: ${OWN_ANSWER.charAt(0).toLowerCase()}${OWN_ANSWER.slice(1)}`
      : evaluation.reason;
  return { outcome, evaluation: { ...evaluation, scores, reason } };
}
