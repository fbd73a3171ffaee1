export { cut, escapeMarkup } from './escape';
export { reportOfComparison } from './report-of-comparison';
export type { ReportedColumn, ResultReport } from './result-report';
export { writeHtml } from './write-html';
export { writeMarkdown } from './write-markdown';
