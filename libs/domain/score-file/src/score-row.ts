import { type FileRow, nameIn, optionalCountIn, optionalNameIn, RowRefused, shown } from './file-row';

/** A line of a table of scores. */
export interface ScoreRow {
  readonly line: number;
  readonly task: string;
  readonly model: string;
  /** 0–1; null = missing, which is not 0. */
  readonly score: number | null;
  readonly epoch: number | null;
  /** A task type, or what the file calls its parts; each becomes a scope. */
  readonly type: string | null;
  /** Tasks of one cluster are one draw of chance. */
  readonly cluster: string | null;
  readonly server: string | null;
}

const WORDS: Readonly<Record<string, number | null>> = {
  '': null,
  null: null,
  na: null,
  nan: null,
  none: null,
  true: 1,
  false: 0,
  pass: 1,
  fail: 0,
};

/** A score: 0–1, true or false, null for missing; in CSV also an empty cell. Throws `RowRefused`. */
function scoreIn({ line, fields }: FileRow): number | null {
  const value = fields['score'];
  if (value === null) return null;
  if (value === true || value === false) return value ? 1 : 0;
  if (value === undefined) throw new RowRefused(line, 'score is absent; write null for a missing one.');
  const word = typeof value === 'string' ? WORDS[value.trim().toLowerCase()] : undefined;
  if (word !== undefined) return word;
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || !(number >= 0 && number <= 1))
    throw new RowRefused(line, `score must be from 0 to 1, true, false or null, not ${shown(value)}.`);
  return number;
}

/** Reads a line `{task, model, score, epoch?, type?, cluster?, server?}`; other fields are left aside. Throws `RowRefused`. */
export function scoreRow(row: FileRow): ScoreRow {
  return {
    line: row.line,
    task: nameIn(row, 'task'),
    model: nameIn(row, 'model'),
    score: scoreIn(row),
    epoch: optionalCountIn(row, 'epoch'),
    type: optionalNameIn(row, 'type'),
    cluster: optionalNameIn(row, 'cluster'),
    server: optionalNameIn(row, 'server'),
  };
}
