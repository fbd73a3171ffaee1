import { binomialCdf, wilsonInterval } from '@assay/domain/statistics';

import type { Ballot, Vote } from './ballot';

/** What the order in which answers are shown does to a judge. */
export interface OrderEffect {
  /** Asked in both orders with a verdict in both. */
  readonly pairs: number;
  readonly consistent: number;
  /** consistent ÷ pairs, with Wilson's bounds; null where only one order was asked. */
  readonly consistency: { readonly value: number; readonly low: number; readonly high: number } | null;
  /** Among inconsistent pairs with a winner in both orders: how often that was the answer shown first. */
  readonly preference: FirstShown;
  /** Of all verdicts that name a winner: how often it was the answer shown first. */
  readonly chosen: FirstShown;
}

/** A count of firsts with its exact two-sided test against one half. */
export interface FirstShown {
  readonly first: number;
  readonly of: number;
  readonly share: number | null;
  readonly pValue: number | null;
}

/** Two-sided binomial test against one half, by doubling. */
export function evenOdds(first: number, of: number): number | null {
  if (of === 0) return null;
  const tail = binomialCdf(Math.min(first, of - first), of, 0.5);
  return tail === null ? null : Math.min(1, 2 * tail);
}

function firstShown(first: number, of: number): FirstShown {
  return { first, of, share: of === 0 ? null : first / of, pValue: evenOdds(first, of) };
}

const count = (votes: readonly (Vote | null | undefined)[], wanted: Vote): number =>
  votes.filter((vote) => vote === wanted).length;

/** Consistency under swap and the preference for what is shown first. */
export function orderEffect(ballots: readonly Ballot[]): OrderEffect {
  const both = ballots.filter(({ asGiven, swapped }) => asGiven !== null && swapped !== undefined && swapped !== null);
  const consistent = both.filter(({ asGiven, swapped }) => asGiven === swapped).length;
  const changed = both.filter(({ asGiven, swapped }) => asGiven !== swapped && asGiven !== 'tie' && swapped !== 'tie');
  const [given, turned] = [ballots.map(({ asGiven }) => asGiven), ballots.map(({ swapped }) => swapped)];
  const first = count(given, 'a') + count(turned, 'b');
  const second = count(given, 'b') + count(turned, 'a');
  const { estimate, lower, upper } = wilsonInterval(consistent, both.length);
  return {
    ...{ pairs: both.length, consistent },
    consistency: estimate === null ? null : { value: estimate, low: lower, high: upper },
    preference: firstShown(changed.filter(({ asGiven }) => asGiven === 'a').length, changed.length),
    chosen: firstShown(first, first + second),
  };
}
