import type { ComparedModel, Result } from '@assay/contracts';
import { textDifference, type MarkedPart } from '@assay/web/ui';

/** The same try of one task by two models; null where one of them has none. */
export interface AnswerPair {
  readonly variant: number;
  readonly epoch: number;
  readonly left: Result | null;
  readonly right: Result | null;
}

/** The tries of a task in order; of several runs the newest answer counts. Results come newest first. */
export function answerPairs(left: readonly Result[], right: readonly Result[]): AnswerPair[] {
  const pairs = new Map<string, AnswerPair>();
  const put = (side: 'left' | 'right', result: Result): void => {
    const { variant, epoch } = result;
    const key = `${variant}.${epoch}`;
    const known = pairs.get(key) ?? { variant, epoch, left: null, right: null };
    pairs.set(key, { ...known, [side]: known[side] ?? result });
  };
  left.forEach((result) => put('left', result));
  right.forEach((result) => put('right', result));
  return [...pairs.values()].sort((a, b) => a.variant - b.variant || a.epoch - b.epoch);
}

/** The results that stand for a column: of its runs. */
export function ofColumn(results: readonly Result[], column: ComparedModel): Result[] {
  return results.filter(({ runId, modelId }) => modelId === column.modelId && column.runIds.includes(runId));
}

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
