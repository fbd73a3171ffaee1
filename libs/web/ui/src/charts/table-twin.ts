import { csvWords, writeTable, type PlainTable } from '@assay/domain/report';

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
  return [...writeTable('csv', plain('', table, csvWords), '')].join('');
}

/** The table as JSON, one object per row by the heads of the columns: figures where they are known, else the words; not measured = null. */
export function twinJson(table: TwinTable): string {
  return JSON.stringify(objectsOf(table), null, 2);
}

function objectsOf({ columns, rows }: TwinTable): Record<string, number | string | null>[] {
  return rows.map((row) => Object.fromEntries(columns.map(({ label }, at) => [label, jsonValue(row[at])])));
}

function jsonValue(cell: TwinCell | undefined): number | string | null {
  if (typeof cell === 'object') return cell.value;
  return cell === undefined || cell === '–' || cell === '' ? null : cell;
}

/** The table as JSON Lines: the objects of `twinJson`, one a line. */
export function twinJsonLines(table: TwinTable): string {
  return objectsOf(table)
    .map((row) => `${JSON.stringify(row)}\n`)
    .join('');
}

/** The table as Markdown, figures to the right; what Markdown would read as its own is escaped. */
export function twinMarkdown(table: TwinTable): string {
  return [...writeTable('markdown', plain('', table), '')].join('');
}

/** The table as a page that opens offline; `writtenAt` ISO 8601. */
export function twinHtml(title: string, table: TwinTable, writtenAt: string): string {
  return [...writeTable('html', plain(title, table), writtenAt)].join('');
}

function plain(title: string, { columns, rows }: TwinTable, disarm = (words: string): string => words): PlainTable {
  return {
    title,
    columns: columns.map((column) => ({ ...column, label: disarm(column.label) })),
    rows: rows.map((row) => row.map((cell) => disarm(cellText(cell)))),
  };
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
