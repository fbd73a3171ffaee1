import { ROUTES } from '@assay/contracts';

export const EXPORT_FORMATS = ['html', 'markdown', 'csv', 'jsonl', 'json', 'junit', 'benchstat'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Address of the download of a run's results. */
export function exportLink(runId: string, format: ExportFormat): string {
  return `${ROUTES.export}?${new URLSearchParams({ runId, format }).toString()}`;
}
