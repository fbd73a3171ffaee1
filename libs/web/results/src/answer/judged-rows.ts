import type { Evaluation, Judgement } from '@assay/contracts';

/** What a judge said of one answer, one row a question. */
export interface JudgedRows {
  readonly requirements: readonly Judgement[];
  readonly relevance: readonly Judgement[];
  /** Control questions, and how many of them were answered right; null where none was asked. */
  readonly controls: { readonly asked: number; readonly right: number } | null;
  /** Questions that were asked more than once. */
  readonly repeated: number;
}

/** The verdicts that count, in the order in which they were asked. */
export function judgedRows(evaluation: Pick<Evaluation, 'judgements'> | null): JudgedRows {
  const all = (evaluation?.judgements ?? []).filter(({ forgiven }) => !forgiven);
  const deciding = all.filter(({ decides }) => decides);
  const of = (kind: Judgement['kind']): Judgement[] => deciding.filter((one) => one.kind === kind);
  const controls = of('control');
  const right = controls.filter(({ item, met }) => met === (item === 'control:true')).length;
  return {
    requirements: of('requirement'),
    relevance: of('relevance'),
    controls: controls.length === 0 ? null : { asked: controls.length, right },
    repeated: deciding.filter(({ item }) => all.filter((other) => other.item === item).length > 1).length,
  };
}

/** Points that a verdict brought, and those that it could have brought. */
export function pointsOf({ met, points }: Pick<Judgement, 'met' | 'points'>): string {
  return `${met === true ? points : 0} / ${points}`;
}

/** Whether a verdict is as it should be; null where there is none. What takes points should not be met. */
export function isGood({ met, points }: Pick<Judgement, 'met' | 'points'>): boolean | null {
  if (met === null) return null;
  return points < 0 ? !met : met;
}
