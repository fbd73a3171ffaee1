import type { Judge, RunSummary } from '@assay/contracts';
import { listed, type ComparisonText } from './words';

/** What is known of the judges of these runs: what people found, or that nobody has looked. */
export function judgeNotes(
  runs: readonly Pick<RunSummary, 'judge'>[],
  judges: readonly Pick<Judge, 'modelId' | 'serverId' | 'certificate'>[],
  t: ComparisonText,
  language = 'en',
): readonly string[] {
  const asked = new Map(
    runs.flatMap(({ judge }) => (judge === null ? [] : [[`${judge.modelId} ${judge.serverId}`, judge] as const])),
  );
  const unchecked: string[] = [];
  const notes: string[] = [];
  for (const { name, modelId, serverId } of asked.values()) {
    const known = judges.find((judge) => judge.modelId === modelId && judge.serverId === serverId);
    const { grade, specificity } = known?.certificate ?? { grade: 'unmeasured' as const, specificity: { value: null } };
    if (grade === 'unmeasured' || specificity.value === null) unchecked.push(name);
    else
      notes.push(t('judgeLenient', { name, grade: t(`grade_${grade}`), n: Math.round((1 - specificity.value) * 10) }));
  }
  return [...(unchecked.length === 0 ? [] : [t('judgeUnchecked', { names: listed(unchecked, language) })]), ...notes];
}
