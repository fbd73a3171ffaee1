import type { MarkedPart } from './marked-text';
import { textDifference } from './text-difference';

/** Both answers with what only one of them says marked. `alike`: they are the same; `unlike`: they share too little for marks, `long`: they are too long. */
export interface MarkedAnswers {
  readonly left: readonly MarkedPart[];
  readonly right: readonly MarkedPart[];
  readonly state: 'marked' | 'alike' | 'unlike' | 'long';
}

/** Characters of both answers beyond which differences are not looked for. */
const COMPARED = 40_000;
/** Share of the shorter answer that must be common, else marks would colour everything. */
const COMMON = 0.15;

/** Marks word by word what only one of two answers says. */
export function markAnswers(left: string, right: string): MarkedAnswers {
  const plain = { left: [{ text: left, marked: false }], right: [{ text: right, marked: false }] };
  if (left === right) return { ...plain, state: 'alike' };
  const parts = left.length + right.length > COMPARED ? null : textDifference(left, right);
  if (parts === null) return { ...plain, state: 'long' };
  const common = parts.filter(({ kind }) => kind === 'same').reduce((sum, { text }) => sum + text.trim().length, 0);
  if (common < COMMON * Math.min(left.trim().length, right.trim().length)) return { ...plain, state: 'unlike' };
  const side = (kind: 'expected' | 'got'): MarkedPart[] =>
    parts
      .filter((part) => part.kind === 'same' || part.kind === kind)
      .map(({ text, kind: which }) => ({ text, marked: which === kind && text.trim() !== '' }));
  return { left: side('expected'), right: side('got'), state: 'marked' };
}
