import type { EvaluationCriteria } from '@assay/contracts';
import { judgeFinding, type ProvidedScore, type ProvidedScores } from '@assay/domain/scoring';
import { checklistScore } from '@assay/domain/statistics';
import type { ItemVerdict } from './judging-state';

/** Share of the points from which a checklist counts as passed, where the task says nothing. */
const PASS_THRESHOLD = 0.7;

/** What verdicts come to, scorer by scorer. */
export function judgedScores(criteria: EvaluationCriteria, verdicts: readonly ItemVerdict[]): ProvidedScores {
  const scores = new Map<number, ProvidedScore>();
  for (const [no, spec] of criteria.scorers.entries()) {
    if (spec.type !== 'judge') continue;
    const own = verdicts.filter(({ item }) => item.scorer === no);
    scores.set(no, { finding: scoreOf(own, spec.passThreshold ?? PASS_THRESHOLD) });
  }
  return scores;
}

function scoreOf(verdicts: readonly ItemVerdict[], threshold: number): ProvidedScore['finding'] {
  const criteria = verdicts.map(({ item, met }) => ({ points: item.points, met, must: item.must }));
  const { score, passed } = checklistScore(criteria, threshold);
  const unsupported = verdicts.filter(({ met, supported }) => met && supported === false).length;
  const borderline = verdicts.filter((verdict) => verdict.borderline).length;
  const detail = {
    requirements: verdicts.length,
    met: verdicts.filter(({ met }) => met).length,
    unsupported,
    borderline,
  };
  return judgeFinding({ score, passed: passed === true, reason: reasonOf(verdicts), detail });
}

function reasonOf(verdicts: readonly ItemVerdict[]): string {
  const good = verdicts.filter(isFine).length;
  const share = `${good} of ${verdicts.length} requirements`;
  const [first] = [...verdicts]
    .filter((verdict) => !isFine(verdict))
    .sort((a, b) => Number(b.item.must) - Number(a.item.must));
  if (first === undefined) return `The judge found all ${verdicts.length === 1 ? 'that is required' : share} met`;
  const verb = first.item.points < 0 ? 'Found what should not be there' : 'Not met';
  return `${verb}: ${first.item.requirement}${verdicts.length === 1 ? '' : ` (${share} as they should be)`}`;
}

function isFine({ item, met }: ItemVerdict): boolean {
  return item.points < 0 ? !met : met;
}
