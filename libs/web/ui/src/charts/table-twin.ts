/** A cell: words, or words with the figure behind them, by which a table sorts and which a JSON file holds. */
export type TwinCell = string | { readonly text: string; readonly value: number | string | null };

/** The numbers of a chart, as a table: what a picture shows, this says. */
export interface TwinTable {
  readonly columns: readonly { readonly label: string; readonly numeric?: boolean }[];
  readonly rows: readonly (readonly TwinCell[])[];
}

/** The words of a cell. */
export function cellText(cell: TwinCell | undefined): string {
  return typeof cell === 'object' ? cell.text : (cell ?? '');
}

/** The figure of a cell: the one behind it, or the first number in its words ("72 %", "−4 cannot tell", "28–53"); null where there is none. */
export function cellNumber(cell: TwinCell | undefined): number | null {
  if (typeof cell === 'object') return typeof cell.value === 'number' ? cell.value : null;
  const found = /^[+−-]?[\d,]*\.?\d+/.exec(cell ?? '')?.[0];
  return found === undefined ? null : Number(found.replace('−', '-').replaceAll(',', ''));
}

/** The table as CSV (RFC 4180), safe to open in a spreadsheet: a cell that would be read as a formula gets an apostrophe. */
export function twinCsv(table: TwinTable): string {
  const lines = [table.columns.map((column) => column.label), ...table.rows.map((row) => row.map(cellText))];
  return lines.map((line) => line.map(csvCell).join(',')).join('\r\n') + '\r\n';
}

function csvCell(text: string): string {
  const safe = /^([=@\t\r]|[+-](?![\d.,]+( |$|%)))/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The table as JSON, one object per row by the heads of the columns: figures where they are known, else the words; not measured = null. */
export function twinJson(table: TwinTable): string {
  const rows = table.rows.map((row) =>
    Object.fromEntries(table.columns.map(({ label }, at) => [label, jsonValue(row[at])])),
  );
  return JSON.stringify(rows, null, 2);
}

function jsonValue(cell: TwinCell | undefined): number | string | null {
  if (typeof cell === 'object') return cell.value;
  return cell === undefined || cell === '–' || cell === '' ? null : cell;
}

/** The table as Markdown, figures to the right; what Markdown would read as its own is escaped. */
export function twinMarkdown(table: TwinTable): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const head = line(table.columns.map(({ label }) => markdownCell(label)));
  const rule = line(table.columns.map(({ numeric }) => (numeric === true ? '---:' : '---')));
  return head + rule + table.rows.map((row) => line(row.map((cell) => markdownCell(cellText(cell))))).join('');
}

function markdownCell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>|#~]/g, (character) => `\\${character}`);
}

/** The rows in the order of a column: figures by size, words by alphabet with numbers in them counted; what is not known comes last. */
export function sortedRows(table: TwinTable, column: number, descending: boolean): TwinTable['rows'] {
  const numeric = table.columns[column]?.numeric === true;
  const turn = descending ? -1 : 1;
  return table.rows.toSorted((a, b) => {
    if (!numeric) return turn * byWords(cellText(a[column]), cellText(b[column]));
    const [left, right] = [cellNumber(a[column]), cellNumber(b[column])];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return turn * (left - right);
  });
}

const WORDS = new Intl.Collator(undefined, { numeric: true });

function byWords(a: string, b: string): number {
  return WORDS.compare(a, b);
}
