import { replayItem, type StoredReply } from './item-replay';

/** A stored reply with what decides how its item was asked. */
export interface CountedReply extends StoredReply {
  readonly kind: 'control' | 'requirement' | 'relevance';
  readonly points: number;
  /** Of an earlier try that came to nothing. */
  readonly forgiven: boolean;
}

/** For each item the number of the call that stands for its verdict; where there is none, the last one. */
export function decidingCalls(replies: readonly CountedReply[]): ReadonlyMap<string, number> {
  const items = [...new Set(replies.map(({ item }) => item))];
  return new Map(items.map((item) => [item, decidingCall(replies.filter((reply) => reply.item === item))]));
}

function decidingCall(replies: readonly CountedReply[]): number {
  const counted = replies.filter(({ forgiven }) => !forgiven);
  const own = [...(counted.length > 0 ? counted : replies)].sort((a, b) => a.callNo - b.callNo);
  const [first] = own;
  const last = own.at(-1)?.callNo ?? 0;
  if (first === undefined) return last;
  const isRequirement = first.kind === 'requirement';
  const state = replayItem(own, { once: !isRequirement, needsEvidence: isRequirement && first.points > 0 });
  if (state.kind !== 'verdict') return last;
  const same = own.filter(({ met }) => met === state.met);
  return (same.find(({ supported }) => supported === state.supported) ?? same[0])?.callNo ?? last;
}
