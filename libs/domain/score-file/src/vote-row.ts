import { type FileRow, nameIn, optionalCountIn, RowRefused, shown } from './file-row';

/** Who won, in the item's own naming. */
export type Vote = 'a' | 'b' | 'tie';

/** A line of pairwise votes. */
export interface VoteRow {
  readonly line: number;
  readonly item: string;
  readonly a: string;
  readonly b: string;
  readonly judge: string;
  /** With a shown first; null = no verdict. */
  readonly asGiven: Vote | null;
  /** With b shown first; undefined where it was not asked. */
  readonly swapped?: Vote | null;
  /** Verdicts of people, each place the same person in every line. */
  readonly human: readonly (Vote | null)[];
  /** Characters of the two answers; absent where the line does not say both. */
  readonly lengths?: readonly [number, number];
}

const WORDS: Readonly<Record<string, Vote | null>> = {
  a: 'a',
  b: 'b',
  tie: 'tie',
  draw: 'tie',
  '': null,
  null: null,
};

function voteOf(line: number, field: string, value: unknown): Vote | null {
  if (value === null) return null;
  const vote = typeof value === 'string' ? WORDS[value.trim().toLowerCase()] : undefined;
  if (vote === undefined) throw new RowRefused(line, `${field} must be "a", "b", "tie" or null, not ${shown(value)}.`);
  return vote;
}

/** One verdict, or a list; in CSV a list is written with | between. */
function humanOf(line: number, value: unknown): (Vote | null)[] {
  if (value === undefined || value === '') return [];
  if (Array.isArray(value)) return value.map((one) => voteOf(line, 'human', one));
  const parts = typeof value === 'string' ? value.split('|') : [value];
  return parts.map((one) => voteOf(line, 'human', one));
}

function lengthsOf(row: FileRow): Pick<VoteRow, 'lengths'> {
  const [a, b] = [optionalCountIn(row, 'aLength'), optionalCountIn(row, 'bLength')];
  return a === null || b === null ? {} : { lengths: [a, b] };
}

/** Reads a line `{item, a, b, judge, asGiven, swapped?, human?, aLength?, bLength?}`; other fields are left aside. Throws `RowRefused`. */
export function voteRow(row: FileRow): VoteRow {
  const { line, fields } = row;
  const [a, b] = [nameIn(row, 'a'), nameIn(row, 'b')];
  if (a === b) throw new RowRefused(line, `a and b are the same model, "${a}".`);
  if (fields['asGiven'] === undefined)
    throw new RowRefused(line, 'asGiven is absent; write null for a missing verdict.');
  const { swapped } = fields;
  return {
    ...{ line, item: nameIn(row, 'item'), a, b, judge: nameIn(row, 'judge') },
    asGiven: voteOf(line, 'asGiven', fields['asGiven']),
    ...(swapped === undefined ? {} : { swapped: voteOf(line, 'swapped', swapped) }),
    human: humanOf(line, fields['human']),
    ...lengthsOf(row),
  };
}
