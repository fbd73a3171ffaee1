import { cohensKappa } from '@assay/domain/statistics';

import { type Ballot, type Vote, VOTES } from './ballot';
import type { ItemMatch } from './ballot-box';

/** Two raters and how far they agree. */
export interface RaterPair {
  readonly a: string;
  readonly b: string;
  readonly n: number;
  readonly agreement: number | null;
  readonly kappa: number | null;
  readonly se: number | null;
}

/** A verdict that changes with the order counts as a tie. */
export const asVote = (verdict: Vote | 'inconsistent' | null): Vote | null =>
  verdict === 'inconsistent' ? 'tie' : verdict;

/** The verdicts on one pair as one match; several people share one voice. Empty without a verdict. */
export function matchOf({ item, a, b, lengths }: Ballot, votes: readonly (Vote | null)[]): ItemMatch[] {
  const known = votes.filter((vote) => vote !== null);
  if (known.length === 0) return [];
  const share = (vote: Vote): number => known.filter((one) => one === vote).length / known.length;
  const gap = lengths === undefined ? {} : { gap: lengths[0] - lengths[1] };
  return [{ item, a, b, winsA: share('a'), winsB: share('b'), ties: share('tie'), ...gap }];
}

/** How far two raters agree, place by place. */
export function raterPair(
  a: string,
  b: string,
  left: readonly (Vote | null)[],
  right: readonly (Vote | null)[],
): RaterPair {
  const { n, percentAgreement, kappa, se } = cohensKappa(left, right, VOTES);
  return { a, b, n, agreement: percentAgreement, kappa, se };
}

/** 0 … count − 1. */
export const places = (count: number): number[] => Array.from({ length: count }, (_, place) => place);
/** People have places, not names. */
export const personName = (place: number): string => `person ${place + 1}`;

/** Whether the judge was asked in both orders at all. */
export function askedTwice(ballots: readonly Ballot[]): boolean {
  return ballots.some(({ asGiven, swapped }) => asGiven !== null && swapped !== undefined && swapped !== null);
}
