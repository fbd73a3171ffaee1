import type { EvaluationCriteria, ResultFlag } from '@assay/contracts';
import { judgedScores, sharedFamilies, type JudgingState, type NamedFamily } from '@assay/domain/judging';
import type { OutcomeScore, ProvidedScore, ProvidedScores } from '@assay/domain/scoring';
import type { JudgingPlan } from './judging-plan';
import { unjudgedScores } from './unjudged';

/** How judging ended. */
export type JudgingEnd =
  Extract<JudgingState, { readonly kind: 'judged' }> | { readonly kind: 'failed'; readonly reason: string };

/** The scores that the end of a judging comes to: those of the verdicts, with the name of the judge, or none with the reason. */
export function scoresOfEnd(
  criteria: EvaluationCriteria,
  end: JudgingEnd,
  judge: { readonly id?: string; readonly name: string },
): ProvidedScores {
  if (end.kind === 'failed') return unjudgedScores(criteria, end.reason);
  const whose = { judge: judge.name, ...(judge.id === undefined ? {} : { judgeId: judge.id }) };
  const scores = new Map<number, ProvidedScore>();
  for (const [no, { finding }] of judgedScores(criteria, end.verdicts))
    scores.set(no, {
      finding: 'detail' in finding ? { ...finding, detail: { ...finding.detail, ...whose } } : finding,
    });
  return scores;
}

/**
 * Adds what is known about judge and answer together: relevance, flags, how the answer speaks to its judge, and how much of it the judge saw. `pair`: judge
 * and candidate; null where nobody knows who answered.
 */
export function withJudge(
  scored: OutcomeScore,
  pair: { readonly judge: NamedFamily; readonly candidate: NamedFamily } | null,
  plan: JudgingPlan,
  end: JudgingEnd,
): OutcomeScore {
  const { evaluation } = scored;
  const flags: ResultFlag[] = [...evaluation.flags];
  if (pair !== null && sharedFamilies(pair.judge, pair.candidate).length > 0) flags.push('judge_same_family');
  if (plan.suspicious.length > 0) flags.push('judge_suspicious');
  const notes = [...plan.suspicious.map((sign) => `The answer ${sign}.`), ...plan.notes];
  const relevance = evaluation.relevance ?? (end.kind === 'judged' ? end.relevance : null);
  return {
    ...scored,
    evaluation: { ...evaluation, relevance, flags, extractTrace: [...evaluation.extractTrace, ...notes] },
  };
}
