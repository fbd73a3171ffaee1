import { csvLine } from './csv';
import { escapeMarkdown, escapeMarkup as text } from './escape';
import { REPORT_STYLE } from './report-style';

/** Rows of words under heads; `numeric` columns stand to the right. */
export interface PlainTable {
  readonly title: string;
  readonly columns: readonly { readonly label: string; readonly numeric?: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

/** A table as one file: CSV of cells that are disarmed already, Markdown, or HTML that opens offline. `writtenAt` ISO 8601. */
export function writeTable(form: 'csv' | 'markdown' | 'html', table: PlainTable, writtenAt: string): Generator<string> {
  switch (form) {
    case 'csv':
      return csvTable(table);
    case 'markdown':
      return markdownTable(table);
    case 'html':
      return htmlTable(table, writtenAt);
    default:
      return form satisfies never;
  }
}

function* csvTable({ columns, rows }: PlainTable): Generator<string> {
  yield `${csvLine(columns.map(({ label }) => label))}\r\n`;
  for (const row of rows) yield `${csvLine(row)}\r\n`;
}

/** Figures to the right; what Markdown would read as its own is escaped. */
function* markdownTable({ columns, rows }: PlainTable): Generator<string> {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  yield line(columns.map(({ label }) => escapeMarkdown(label)));
  yield line(columns.map(({ numeric }) => (numeric === true ? '---:' : '---')));
  for (const row of rows) yield line(row.map(escapeMarkdown));
}

/** No script, no address outside of it. */
function* htmlTable({ title, columns, rows }: PlainTable, writtenAt: string): Generator<string> {
  const side = (at: number): string => (columns[at]?.numeric === true ? ' class="number"' : '');
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  yield `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n`;
  yield `<meta http-equiv="Content-Security-Policy" content="${policy}">\n<title>${text(title)} · Assay</title>\n<style>${REPORT_STYLE}</style>\n</head>\n<body>\n<main>\n`;
  yield `<p class="second small">Assay</p>\n<h1>${text(title)}</h1>\n<div class="wide"><table>\n<thead><tr>`;
  yield columns.map(({ label }, at) => `<th scope="col"${side(at)}>${text(label)}</th>`).join('');
  yield '</tr></thead>\n<tbody>\n';
  for (const row of rows) yield `<tr>${row.map((cell, at) => `<td${side(at)}>${text(cell)}</td>`).join('')}</tr>\n`;
  yield `</tbody></table></div>\n<footer class="small second">Written by Assay, ${text(writtenAt)}.</footer>\n</main>\n</body>\n</html>\n`;
}
