import { type ItemState, type NextCall, replayItem, type StoredReply } from './item-replay';
import type { JudgingItem } from './judging-items';

/** A verdict on one item. */
export interface ItemVerdict {
  readonly item: JudgingItem;
  readonly met: boolean;
  readonly supported: boolean | null;
  readonly borderline: boolean;
}

/** Where the judging of one answer stands. */
export type JudgingState =
  /** `items`: what one call asks, in this order; `call` is how. */
  | { readonly kind: 'ask'; readonly items: readonly JudgingItem[]; readonly call: NextCall }
  /** The judge gave no usable verdict on this item: no score, with the reason. */
  | { readonly kind: 'failed'; readonly reason: string; readonly item: string }
  /** `relevance` is null where one of its three questions got no readable reply. */
  | { readonly kind: 'judged'; readonly verdicts: readonly ItemVerdict[]; readonly relevance: number | null };

/**
 * What comes next in the judging of one answer, from the replies that are stored: the same after a restart. Items that were never asked share a call, up
 * to `itemsPerCall`; whatever has to be asked again is asked alone.
 */
export function judgingState(
  items: readonly JudgingItem[],
  replies: readonly StoredReply[],
  itemsPerCall = 1,
): JudgingState {
  const verdicts: ItemVerdict[] = [];
  let relevanceFailed = false;
  for (const item of items) {
    if (item.kind === 'relevance' && relevanceFailed) continue;
    const state = stateOf(item, replies);
    if (state.kind === 'ask')
      return { kind: 'ask', items: together(item, items, replies, itemsPerCall), call: state.call };
    if (state.kind === 'failed') {
      if (item.kind === 'relevance') relevanceFailed = true;
      else return { kind: 'failed', reason: unreadable(item), item: item.item };
      continue;
    }
    if (item.expected !== null && state.met !== item.expected)
      return { kind: 'failed', reason: voided(item), item: item.item };
    const { met, supported, borderline } = state;
    verdicts.push({ item, met, supported, borderline });
  }
  return { kind: 'judged', verdicts, relevance: relevanceFailed ? null : relevanceOf(verdicts) };
}

/** An item with those after it that were never asked either. */
function together(
  first: JudgingItem,
  items: readonly JudgingItem[],
  replies: readonly StoredReply[],
  most: number,
): JudgingItem[] {
  const isNew = ({ item }: JudgingItem): boolean => !replies.some((reply) => reply.item === item);
  if (most === 1 || !isNew(first)) return [first];
  return items.slice(items.indexOf(first)).filter(isNew).slice(0, most);
}

function stateOf(item: JudgingItem, replies: readonly StoredReply[]): ItemState {
  const own = replies.filter((reply) => reply.item === item.item);
  const isRequirement = item.kind === 'requirement';
  return replayItem(own, { once: !isRequirement, needsEvidence: isRequirement && item.points > 0 });
}

/** Points met ÷ points, 0–1; null where relevance was not asked. */
function relevanceOf(verdicts: readonly ItemVerdict[]): number | null {
  const asked = verdicts.filter(({ item }) => item.kind === 'relevance');
  const possible = asked.reduce((sum, { item }) => sum + item.points, 0);
  return possible === 0 ? null : asked.reduce((sum, { item, met }) => sum + (met ? item.points : 0), 0) / possible;
}

function unreadable({ kind, requirement }: JudgingItem): string {
  const what = kind === 'control' ? 'a control question' : `"${requirement}"`;
  return `The judge gave no readable reply to ${what} in three tries.`;
}

function voided({ requirement, expected }: JudgingItem): string {
  return `The judge failed a control question and its verdicts on this answer do not count: it said ${expected === true ? 'no' : 'yes'} to "${requirement}"`;
}
