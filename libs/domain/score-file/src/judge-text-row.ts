import { type FileRow, nameIn, RowRefused, shown } from './file-row';

/** How a judge was asked to answer. */
export const JUDGE_SCALES = ['1-10', 'yes-no', 'a-b-tie'] as const;
export type JudgeScale = (typeof JUDGE_SCALES)[number];

/** A line of recorded judge texts. */
export interface JudgeTextRow {
  readonly line: number;
  readonly item: string;
  readonly model: string;
  readonly judge: string;
  readonly text: string;
  readonly scale: JudgeScale;
}

/** Reads a line `{item, model, judge, text, scale}`; an empty or null text is a judgement that failed. Throws `RowRefused`. */
export function judgeTextRow(row: FileRow): JudgeTextRow {
  const { line, fields } = row;
  const { text } = fields;
  if (text !== null && typeof text !== 'string')
    throw new RowRefused(line, `text must be the judge's answer, not ${shown(text)}.`);
  const scale = JUDGE_SCALES.find((one) => one === fields['scale']);
  if (scale === undefined)
    throw new RowRefused(
      line,
      `scale must be ${JUDGE_SCALES.map((one) => `"${one}"`).join(' or ')}, not ${shown(fields['scale'])}.`,
    );
  return {
    ...{ line, item: nameIn(row, 'item'), model: nameIn(row, 'model'), judge: nameIn(row, 'judge') },
    ...{ text: text ?? '', scale },
  };
}

/** What the lines of a votes file are, by the fields of its first one. Throws `RowRefused`. */
export function kindOfVotes({ line, fields }: FileRow): 'votes' | 'judge-texts' {
  if ('asGiven' in fields) return 'votes';
  if ('text' in fields && 'scale' in fields) return 'judge-texts';
  throw new RowRefused(
    line,
    `the fields are ${Object.keys(fields).join(', ') || 'none'}. Pairwise votes have item, a, b, judge, asGiven; judge texts have item, model, judge, text, scale.`,
  );
}
