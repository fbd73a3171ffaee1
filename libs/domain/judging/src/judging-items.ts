import type { ChecklistItem, EvaluationCriteria } from '@assay/contracts';
import type { ControlItem } from './controls';

/** One requirement that a judge is asked about. */
export interface JudgingItem {
  /** Unique within one evaluation. */
  readonly item: string;
  readonly kind: 'control' | 'requirement' | 'relevance';
  readonly requirement: string;
  readonly points: number;
  readonly must: boolean;
  /** Of a requirement: place of its scorer in the criteria, from 0. */
  readonly scorer: number | null;
  /** Of a control: what a judge that reads says. */
  readonly expected: boolean | null;
}

/** The three fixed questions of relevance with their points. */
const RELEVANCE: readonly (readonly [id: string, points: number, requirement: string])[] = [
  ['answers', 2, 'The answer answers the question that was asked.'],
  ['covers', 2, 'The answer covers every part that was asked for.'],
  ['focused', 1, 'The answer has no long passages that have nothing to do with the task.'],
];

/**
 * All that a judge is asked about one answer, in order: controls first, so that a judge who does not read costs two calls; then the
 * author's requirements; then relevance.
 */
export function judgingItems(criteria: EvaluationCriteria, controls: readonly ControlItem[]): JudgingItem[] {
  return [
    ...controls.map(({ id, requirement, expected }) => ({
      ...PLAIN,
      item: id,
      kind: 'control' as const,
      requirement,
      expected,
    })),
    ...criteria.scorers.flatMap((spec, scorer) =>
      spec.type === 'judge' ? spec.checklist.map((entry) => requirementItem(entry, scorer)) : [],
    ),
    ...RELEVANCE.map(([id, points, requirement]) => ({
      ...PLAIN,
      item: `relevance:${id}`,
      kind: 'relevance' as const,
      requirement,
      points,
    })),
  ];
}

const PLAIN = { points: 1, must: false, scorer: null, expected: null } as const;

function requirementItem({ id, requirement, points, must }: ChecklistItem, scorer: number): JudgingItem {
  return {
    ...PLAIN,
    item: `${scorer}/${id}`,
    kind: 'requirement',
    requirement,
    points: points ?? 1,
    must: must ?? false,
    scorer,
  };
}

/** Calls that judging one answer to these criteria takes, controls and repetitions aside; 0 where no judge is asked. */
export function plannedCalls(criteria: EvaluationCriteria, itemsPerCall = 1): number {
  const items = judgingItems(criteria, []);
  return items.some(({ kind }) => kind === 'requirement') ? Math.ceil(items.length / itemsPerCall) : 0;
}
