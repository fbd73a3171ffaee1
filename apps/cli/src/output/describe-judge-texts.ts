import type { JudgedModel, JudgeTextsReport } from '@assay/domain/score-file';
import { describeComparison } from './describe-comparison';
import { grouped } from './numbers';

const SHOWN_LINES = 10;

/** What the texts of judges say, as text: means over what could be read, and how much could not. */
export function describeJudgeTexts(file: string, reports: readonly JudgeTextsReport[]): string {
  return `${reports.map((report) => describeReport(file, report)).join('\n')}`;
}

function describeReport(file: string, report: JudgeTextsReport): string {
  const { judge, scale, texts, unreadable, unreadableLines, models, comparison } = report;
  const lines = unreadableLines.slice(0, SHOWN_LINES).join(', ') + (unreadable > SHOWN_LINES ? ', …' : '');
  return [
    `${judge} on the scale ${scale}: ${grouped(texts)} texts, ${grouped(unreadable)} unreadable${unreadable === 0 ? '' : ` (missing, never counted as a low mark; lines ${lines} of ${file})`}`,
    ...models.map((model) => `  ${model.name.padEnd(28)} ${describeModel(model, scale)}`),
    '',
    ...(comparison === null ? [] : [describeComparison(comparison)]),
  ].join('\n');
}

function describeModel(
  { mean, low, high, texts, unreadable, verdicts }: JudgedModel,
  scale: JudgeTextsReport['scale'],
): string {
  const n = `${grouped(texts - unreadable)} of ${grouped(texts)} texts read`;
  if (mean === null) return `no mark, ${n}`;
  if (verdicts !== undefined) return `a ${verdicts.a}, b ${verdicts.b}, tie ${verdicts.tie}, ${n}`;
  const shown = (value: number | null): string =>
    value === null ? '?' : scale === '1-10' ? value.toFixed(2) : `${Math.round(value * 100)} %`;
  return `${scale === '1-10' ? `mean ${mean.toFixed(6)}` : `${(mean * 100).toFixed(1)} % yes`} (${shown(low)}–${shown(high)}), ${n}`;
}
