import type { Comparison, RunSummary } from '@assay/contracts';
import { listed, type ComparisonText } from './words';

/** Where the answers and their scores come from, as far as a reader must know: recorded answers, and which judge decided. */
export function originNotes(
  comparison: Comparison,
  runs: readonly RunSummary[],
  t: ComparisonText,
  language = 'en',
): readonly string[] {
  const behind = comparison.models.map(({ name, runIds }) => ({
    name,
    runs: runs.filter((run) => runIds.includes(run.id)),
  }));
  const recorded = behind.filter(({ runs }) => runs.some(({ kind }) => kind === 'recorded')).map(({ name }) => name);
  const judges = [...new Set((comparison.judges ?? []).map(({ name }) => name))];
  const itself = comparison.models
    .filter(({ modelId }) => comparison.judges?.some((judge) => judge.modelId === modelId))
    .map(({ name }) => name);
  return [
    ...(recorded.length === 0 ? [] : [t('recordedColumns', { names: listed(recorded, language), n: recorded.length })]),
    ...(judges.length === 0 ? [] : [t('judgedBy', { judges: listed(judges, language) })]),
    ...(itself.length === 0 ? [] : [t('judgedByItself', { names: listed(itself, language) })]),
  ];
}
