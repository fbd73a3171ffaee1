/** Who won, in the item's own naming. */
export type Vote = 'a' | 'b' | 'tie';

/** Categories of a vote, in the order that agreement is counted in. */
export const VOTES: readonly Vote[] = ['a', 'b', 'tie'];

/** One judge's verdicts on one pair of answers. */
export interface Ballot {
  readonly item: string;
  readonly a: string;
  readonly b: string;
  readonly judge: string;
  /** With a shown first; null = no verdict. */
  readonly asGiven: Vote | null;
  /** With b shown first; undefined where it was not asked. */
  readonly swapped?: Vote | null;
  /** Verdicts of people, each place the same person everywhere. */
  readonly human: readonly (Vote | null)[];
  /** Characters of the two answers, where they are known. */
  readonly lengths?: readonly [number, number];
}

/** The vote under swapped names. */
export const turned = (vote: Vote | null): Vote | null => (vote === 'a' ? 'b' : vote === 'b' ? 'a' : vote);

/** What both orders together say: `inconsistent` where they differ; null where a verdict is missing. One order alone counts as it is. */
export function resolved(ballot: Ballot, bothOrders: boolean): Vote | 'inconsistent' | null {
  const { asGiven, swapped = null } = ballot;
  if (!bothOrders) return asGiven ?? swapped;
  if (asGiven === null || swapped === null) return null;
  return asGiven === swapped ? asGiven : 'inconsistent';
}

/** What most people say: null without votes or without a majority of one verdict over each other. */
export function majority(votes: readonly (Vote | null)[]): Vote | null {
  const counts = VOTES.map((vote) => votes.filter((one) => one === vote).length);
  const most = Math.max(...counts);
  const leaders = VOTES.filter((_, at) => counts[at] === most);
  return most > 0 && leaders.length === 1 ? (leaders[0] ?? null) : null;
}

/** Item and pair, whichever way a line names the two: what verdicts of several judges are matched by. */
export function pairKey({ item, a, b }: Ballot): string {
  return JSON.stringify(a <= b ? [item, a, b] : [item, b, a]);
}
