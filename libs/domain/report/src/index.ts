export { type Cell, csvCell, csvLine, csvWords } from './csv';
export { cut, escapeMarkdown, escapeMarkup } from './escape';
export { reportOfComparison } from './report-of-comparison';
export type { ReportedColumn, ResultReport } from './result-report';
export { writeTable, type PlainTable } from './write-table';
export { writeHtml } from './write-html';
export { writeMarkdown } from './write-markdown';
