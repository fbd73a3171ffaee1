/** What a cell of a table can hold. */
export type Cell = string | number | boolean | null;

/** What a spreadsheet reads as the start of a formula, also full-width and behind blanks or zero-width characters. */
const FORMULA_START = /^[\s\u200B-\u200D\u2060\uFEFF]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A signed figure with words behind it, as people read it ("+33 better", "-4 %"): no formula can be made of these characters. */
const SIGNED_FIGURE = /^[+-][\d.,]+[\p{L}\d\s.,%–−·]*$/u;

/** A cell that no spreadsheet runs: text that looks like a formula gets a ' before it; numbers stay numbers. */
export function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  return FORMULA_START.test(value) || /^[\t\r]/.test(value) ? `'${value}` : value;
}

/** As `csvCell` for words of a screen, in which a signed figure is a figure. */
export function csvWords(words: string): string {
  return SIGNED_FIGURE.test(words) ? words : csvCell(words);
}

/** Disarmed cells as one line of CSV (RFC 4180) without its end; quoted where a comma, a quote or a line break stands in one. */
export function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}
