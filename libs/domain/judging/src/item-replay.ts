import { PROTOCOL } from './protocol';

/** One stored reply. */
export interface StoredReply {
  readonly item: string;
  /** Counts up per item; gaps are what was forgiven. */
  readonly callNo: number;
  /** Null = it could not be read. */
  readonly met: boolean | null;
  readonly pYes: number | null;
  readonly supported: boolean | null;
}

/** How an item is to be asked next. */
export interface NextCall {
  readonly callNo: number;
  readonly temperature: number;
  readonly seed: number;
  /** The last reply could not be read. */
  readonly again: boolean;
}

/** Where one item stands. */
export type ItemState =
  | { readonly kind: 'ask'; readonly call: NextCall }
  | {
      readonly kind: 'verdict';
      readonly met: boolean;
      /** False: said to be met, without a quote that is in the answer. */
      readonly supported: boolean | null;
      readonly borderline: boolean;
    }
  /** Never readable. */
  | { readonly kind: 'failed' };

/** What decides how far an item is asked. */
export interface ItemRules {
  /** A "yes" needs a quote. */
  readonly needsEvidence: boolean;
  /** One readable reply decides. */
  readonly once: boolean;
}

/**
 * Plays the replies to one item again, oldest first, and says what comes next: the first readable reply is the verdict; a "yes"
 * without a quote from the answer is asked once more; one near the edge, or against its own chances, is put to two more votes.
 */
export function replayItem(replies: readonly StoredReply[], rules: ItemRules): ItemState {
  const ordered = [...replies].sort((a, b) => a.callNo - b.callNo);
  const lastNo = ordered.at(-1)?.callNo ?? 0;
  const ask = (temperature: number, again: boolean): ItemState => {
    const callNo = lastNo + 1;
    return { kind: 'ask', call: { callNo, temperature, seed: PROTOCOL.seed + callNo - 1, again } };
  };
  const readable = ordered.filter(({ met }) => met !== null);
  const unread = ordered.length - readable.length;
  const [first, ...rest] = readable;
  if (first === undefined) {
    if (unread > PROTOCOL.retries) return { kind: 'failed' };
    return ask(unread === 0 ? PROTOCOL.firstTemperature : PROTOCOL.retryTemperature, unread > 0);
  }
  if (!rules.once && isBorderline(first)) return byVotes([first, ...rest], unread, ask);
  if (!rules.once && rules.needsEvidence && first.met === true && first.supported !== true) {
    return askedOnceMore(first, rest[0], ordered, ask);
  }
  return { kind: 'verdict', met: first.met === true, supported: first.supported, borderline: false };
}

type Ask = (temperature: number, again: boolean) => ItemState;

function byVotes(votes: readonly StoredReply[], unread: number, ask: Ask): ItemState {
  if (votes.length < 3) return unread > PROTOCOL.retries ? { kind: 'failed' } : ask(PROTOCOL.voteTemperature, false);
  const counted = votes.slice(0, 3);
  const met = counted.filter((vote) => vote.met === true).length >= 2;
  const supported = met ? counted.some((vote) => vote.met === true && vote.supported === true) : null;
  return { kind: 'verdict', met, supported, borderline: true };
}

/** The second reply stands where it can be read; else the first, without support. */
function askedOnceMore(
  first: StoredReply,
  second: StoredReply | undefined,
  all: readonly StoredReply[],
  ask: Ask,
): ItemState {
  const after = all.filter(({ callNo }) => callNo > first.callNo);
  if (after.length === 0) return ask(PROTOCOL.retryTemperature, false);
  const { met, supported } = second ?? first;
  return { kind: 'verdict', met: met === true, supported, borderline: false };
}

function isBorderline({ met, pYes }: StoredReply): boolean {
  if (pYes === null) return false;
  const [low, high] = PROTOCOL.borderline;
  return (pYes > low && pYes < high) || met !== pYes >= 0.5;
}
