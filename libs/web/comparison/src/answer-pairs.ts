import type { ComparedModel, Result } from '@assay/contracts';

export { markAnswers, type MarkedAnswers } from '@assay/web/ui';

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
