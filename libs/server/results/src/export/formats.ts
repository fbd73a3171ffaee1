/** Forms of a file of results. */
export const EXPORT_FORMATS = ['csv', 'jsonl', 'json', 'junit', 'markdown', 'html', 'benchstat'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** How a file of a form is named and served. */
export interface FileKind {
  readonly media: string;
  readonly extension: string;
}

export const FILE_KINDS: Readonly<Record<ExportFormat, FileKind>> = {
  csv: { media: 'text/csv; charset=utf-8', extension: 'csv' },
  jsonl: { media: 'application/jsonl', extension: 'jsonl' },
  json: { media: 'application/json', extension: 'json' },
  junit: { media: 'application/xml; charset=utf-8', extension: 'xml' },
  markdown: { media: 'text/markdown; charset=utf-8', extension: 'md' },
  html: { media: 'text/html; charset=utf-8', extension: 'html' },
  benchstat: { media: 'text/plain; charset=utf-8', extension: 'txt' },
};
