/** What a spreadsheet reads as the start of a formula, also full-width and behind blanks or zero-width characters. */
const FORMULA_START = /^[\s\u200B-\u200D\u2060\uFEFF]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A cell that no spreadsheet runs: text that looks like a formula gets a ' before it; numbers stay numbers. */
export function csvCell(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  return FORMULA_START.test(value) || /^[\t\r]/.test(value) ? `'${value}` : value;
}
