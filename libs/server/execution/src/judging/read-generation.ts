import { isSupported, readReplies, yesProbabilities, type JudgingItem } from '@assay/domain/judging';
import type { Generation } from '@assay/domain/run';

/** What a reply says to one requirement; all null where it could not be read. */
export interface ReadVerdict {
  readonly met: boolean | null;
  readonly evidence: string | null;
  readonly why: string | null;
  readonly supported: boolean | null;
  readonly pYes: number | null;
}

const NOT_READ: ReadVerdict = { met: null, evidence: null, why: null, supported: null, pYes: null };

/** Reads what a judge said to the items of one call, one verdict for each; a reply that did not come to its end is not read. */
export function readGeneration(generation: Generation, items: readonly JudgingItem[], answer: string): ReadVerdict[] {
  const { content, end, tokens = [] } = generation;
  const replies = end === 'finished' ? readReplies(content, items.length) : null;
  if (replies === null) return items.map(() => NOT_READ);
  const sure = yesProbabilities(tokens, items.length);
  return replies.map(({ met, evidence, why }, place) => ({
    ...{ met, evidence, why },
    supported: isSupported(evidence, answer),
    pYes: sure[place] ?? null,
  }));
}
