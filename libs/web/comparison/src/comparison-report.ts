import type { Comparison } from '@assay/contracts';
import { reportOfComparison, writeHtml, writeMarkdown } from '@assay/domain/report';

/** Forms of a report that the page hands out. */
export type ReportForm = 'md' | 'html';

const MEDIA: Readonly<Record<ReportForm, string>> = {
  md: 'text/markdown;charset=utf-8',
  html: 'text/html;charset=utf-8',
};

/** The comparison as a file that opens offline. */
export async function comparisonReport(comparison: Comparison, title: string, form: ReportForm): Promise<Blob> {
  const report = reportOfComparison(comparison, title, new Date().toISOString());
  const pieces: string[] = [];
  if (form === 'md') pieces.push(...writeMarkdown(report));
  else for await (const piece of writeHtml(report, [], 0)) pieces.push(piece);
  return new Blob(pieces, { type: MEDIA[form] });
}
