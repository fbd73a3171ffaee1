/** English texts around charts and their tables. */
export const CHART_TEXTS = {
  save: 'Save: {title}',
  asPicture: 'Picture (PNG)',
  asCsv: 'Table as CSV',
  asJson: 'Table as JSON',
  asJsonLines: 'Table as JSON Lines',
  asHtml: 'Table as HTML',
  saveMarkdown: 'Table as Markdown',
  export: 'Export',
  exporting: 'Writing the file',
  notWritten: 'The file was not written: {title}.',
  copyMarkdown: 'Copy table as Markdown',
  copied: 'Copied',
  notCopied: 'Not copied: save the file instead',
  search: 'Search',
  searchTable: 'Search the table: {title}',
  moreRows: { one: 'Show the {n} other row', other: 'Show more: {n} other rows' },
} as const;
