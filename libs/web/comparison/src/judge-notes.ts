import type { ComparisonJudge, JudgeGrade } from '@assay/contracts';
import { listed, type ComparisonText } from './words';

/** A judge behind scores, with what its certificate says. */
export interface JudgeKnown {
  readonly name: string;
  readonly grade: JudgeGrade;
  /** Share of requirements that are not met which it finds not met; null = not measured. */
  readonly specificity: number | null;
}

/** The judges behind a comparison with the grades of their certificates; one that nobody has labelled is unmeasured. */
export function judgesOf(judges: readonly ComparisonJudge[]): readonly JudgeKnown[] {
  return judges.map(({ name, grade, specificity }) => ({ name, grade, specificity: specificity.value }));
}

/** What is known of these judges in words: what people found, or that nobody has looked. */
export function judgeNotes(judges: readonly JudgeKnown[], t: ComparisonText, language = 'en'): readonly string[] {
  const unchecked = judges.filter(({ grade, specificity }) => grade === 'unmeasured' || specificity === null);
  const names = listed(
    unchecked.map(({ name }) => name),
    language,
  );
  const notes = judges.flatMap(({ name, grade, specificity }) =>
    grade === 'unmeasured' || specificity === null
      ? []
      : [t('judgeLenient', { name, grade: t(`grade_${grade}`), n: Math.round((1 - specificity) * 10) })],
  );
  return [...(unchecked.length === 0 ? [] : [t('judgeUnchecked', { names })]), ...notes];
}
