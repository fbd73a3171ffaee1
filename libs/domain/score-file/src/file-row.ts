/** One object of a data file and the line it starts on (1 = first). CSV gives texts only, and null for an empty cell. */
export interface FileRow {
  readonly line: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What is wrong with a line. */
export interface RowProblem {
  readonly line: number;
  readonly message: string;
}

/** A line that cannot be used; the message says why and what would be right. */
export class RowRefused extends Error {
  override readonly name = 'RowRefused';
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

const LONGEST_NAME = 1_000;

/** The value of a field as shown in a message: short, in quotes where it is text. */
export function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? typeof value);
  return text.length <= 40 ? text : `${text.slice(0, 37)}…`;
}

/** A name in a row: text, or a whole number read as text. Throws `RowRefused` where it is absent or empty. */
export function nameIn({ line, fields }: FileRow, field: string): string {
  const value = fields[field];
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string' || text.trim() === '')
    throw new RowRefused(line, `${field} must be a text, not ${shown(value)}.`);
  if (text.length > LONGEST_NAME) throw new RowRefused(line, `${field} is longer than ${LONGEST_NAME} characters.`);
  return text.trim();
}

/** A name that may be absent (or null, or empty). */
export function optionalNameIn(row: FileRow, field: string): string | null {
  const value = row.fields[field];
  return value === undefined || value === null || value === '' ? null : nameIn(row, field);
}

/** A whole number from 1 that may be absent. */
export function optionalCountIn({ line, fields }: FileRow, field: string): number | null {
  const value = fields[field];
  if (value === undefined || value === null || value === '') return null;
  const count = typeof value === 'string' ? Number(value) : value;
  if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 0)
    throw new RowRefused(line, `${field} must be a whole number, not ${shown(value)}.`);
  return count;
}

/** Reads rows one by one; after `most` problems no more are collected. */
export function readAll<Row>(
  rows: Iterable<FileRow>,
  read: (row: FileRow) => Row,
  most = 20,
): { rows: Row[]; problems: RowProblem[] } {
  const good: Row[] = [];
  const problems: RowProblem[] = [];
  for (const row of rows) {
    try {
      good.push(read(row));
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error;
      problems.push({ line: error.line, message: error.message });
      if (problems.length >= most) break;
    }
  }
  return { rows: good, problems };
}
