import type { Comparison } from '@assay/contracts';
import { reportOfComparison, writeHtml, writeMarkdown } from '@assay/domain/report';
import { comparisonCsv } from './comparison-csv';

/** Forms of a report that the page hands out. */
export type ReportForm = 'md' | 'html' | 'csv' | 'json';

const MEDIA: Readonly<Record<ReportForm, string>> = {
  md: 'text/markdown;charset=utf-8',
  html: 'text/html;charset=utf-8',
  csv: 'text/csv;charset=utf-8',
  json: 'application/json',
};

/** The comparison as a file that opens offline; JSON is the answer of the API as it is. `notes`: what the page says of it. */
export async function comparisonReport(
  comparison: Comparison,
  title: string,
  form: ReportForm,
  notes: readonly string[] = comparison.notes,
): Promise<Blob> {
  if (form === 'csv') return new Blob([comparisonCsv(comparison)], { type: MEDIA.csv });
  if (form === 'json') return new Blob([JSON.stringify(comparison, null, 2)], { type: MEDIA.json });
  const report = reportOfComparison({ ...comparison, notes }, title, new Date().toISOString());
  const pieces: string[] = [];
  if (form === 'md') pieces.push(...writeMarkdown(report));
  else for await (const piece of writeHtml(report, [], 0)) pieces.push(piece);
  return new Blob(pieces, { type: MEDIA[form] });
}
