import { TASK_NEEDS, type EvaluationCriteria, type ScorerType, type TaskNeed } from '@assay/contracts';

/** Criteria as scorers: a plain text becomes one requirement for a judge. */
export function readCriteria(criteria: string | EvaluationCriteria): EvaluationCriteria {
  if (typeof criteria !== 'string') return criteria;
  return { scorers: [{ type: 'judge', checklist: [{ id: 'requirement', requirement: criteria.trim() }] }] };
}

/** What scoring needs beyond programs of our own, without duplicates. */
export function criteriaNeeds(criteria: string | EvaluationCriteria): readonly TaskNeed[] {
  const needs = scorerTypes(criteria).map(needOf);
  return TASK_NEEDS.filter((need) => needs.includes(need));
}

/** The types of scorers in the criteria, in order, each once. */
export function scorerTypes(criteria: string | EvaluationCriteria): readonly ScorerType[] {
  return Array.from(new Set(readCriteria(criteria).scorers.map(({ type }) => type)));
}

function needOf(type: ScorerType): TaskNeed | null {
  switch (type) {
    case 'judge':
      return 'judge';
    case 'code_tests':
    case 'checker':
      return 'sandbox';
    default:
      return null;
  }
}
