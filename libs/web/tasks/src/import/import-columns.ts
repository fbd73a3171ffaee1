import type { ImportPreview, ImportReport } from '@assay/contracts';
import type { ListColumn } from '@assay/web/data';

/** What the tasks of a file are searched and sorted by, and what their list holds. */
export const PREVIEW_COLUMNS = [
  { name: 'line', value: (one) => one.line, unsearched: true },
  { name: 'key', value: (one) => one.key },
  { name: 'title', value: (one) => one.title },
  { name: 'what', value: (one) => one.what },
  { name: 'changes', value: (one) => one.changes?.map(({ path }) => path).join(', ') ?? null },
] as const satisfies readonly ListColumn<ImportPreview>[];

/** What is wrong with a file, line by line. */
export const INVALID_COLUMNS = [
  { name: 'line', value: (one) => one.line },
  { name: 'key', value: (one) => one.key },
  { name: 'message', value: (one) => one.message },
] as const satisfies readonly ListColumn<ImportReport['invalid'][number]>[];

/** Orders that the page offers. */
export const PREVIEW_ORDERS = ['line', 'key', 'title', 'what'] as const;
