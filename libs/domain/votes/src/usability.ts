import type { Agreement } from './agreement';
import type { OrderEffect } from './order-effect';

export const USES = ['usable', 'with_care', 'unusable', 'unknown'] as const;
/** usable: as it is · with_care: for what the sentence says · unusable: not at all · unknown: too little is known of it. */
export type Use = (typeof USES)[number];

/** Whether the votes of a judge can be used, and why. */
export interface Usability {
  readonly use: Use;
  readonly sentence: string;
}

/** What is known of a judge. */
export interface JudgeFacts {
  readonly judge: string;
  readonly ballots: number;
  /** Without any verdict in an order that was asked. */
  readonly missing: number;
  readonly order: OrderEffect;
  /** With people, both orders together; null without people. */
  readonly human: Agreement | null;
  /** Share of the winners of people that are shown first in the order as given; null without people. */
  readonly peopleFirst: number | null;
}

const FEW = 20;
const ALPHA = 0.05;
/** Share of winners shown first (or second) from which the order decides more than the answers. */
const ORDER_DECIDES = 0.75;
/** Among pairs where the judge changed its mind; a third of all pairs must have changed. */
const NEARLY_ALWAYS = 0.9;
/** How far a judge asked in one order must be from people in naming the first. */
const ONE_ORDER_GAP = 0.2;

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Why the order of showing rules the votes; null where it does not. */
function ruledByOrder({ order, peopleFirst }: JudgeFacts): string | null {
  const { chosen, preference, consistency, pairs } = order;
  const beyondChance = (p: number | null): boolean => p !== null && p <= ALPHA / 5;
  const side = (share: number): string => (share >= 0.5 ? 'first' : 'second');
  const most = (share: number): number => Math.max(share, 1 - share);
  // In one order only, the answer shown first may be the better one: then people have to say otherwise.
  const byOrder =
    pairs > 0 ||
    (peopleFirst !== null && chosen.share !== null && Math.abs(chosen.share - peopleFirst) >= ONE_ORDER_GAP);
  if (byOrder && chosen.share !== null && most(chosen.share) >= ORDER_DECIDES && beyondChance(chosen.pValue))
    return `it names the answer shown ${side(chosen.share)} in ${percent(most(chosen.share))} of its verdicts`;
  if (
    preference.share !== null &&
    most(preference.share) >= NEARLY_ALWAYS &&
    beyondChance(preference.pValue) &&
    preference.of >= pairs / 3
  )
    return `where swapping changes its mind, which is in ${percent(preference.of / pairs)} of pairs, it goes with the answer shown ${side(preference.share)} in ${percent(most(preference.share))}`;
  if (consistency !== null && consistency.value < 0.5)
    return `it changes its verdict in ${percent(1 - consistency.value)} of pairs when the order is swapped`;
  return null;
}

/** Why the verdicts are no better than a coin against people; null where they are, or where it cannot be told. */
function noBetterThanCoin(human: Agreement | null): string | null {
  if (human === null) return null;
  const { n, half, low, high } = human.decisive;
  if (n < FEW || half === null || low === null || high === null || low > 0.5 || high >= 0.65) return null;
  return `it agrees with people in ${percent(half)} of the pairs where they name a winner, and a coin would reach 50 %`;
}

/** What a user of the votes has to keep in mind. */
function cares({ order, human }: JudgeFacts): string[] {
  const said: string[] = [];
  const { consistency, preference } = order;
  if (consistency === null) said.push('it was asked in one order only, so what the order does to it is not known');
  else if (consistency.value < 0.8)
    said.push(
      `it changes its verdict in ${percent(1 - consistency.value)} of pairs when the order is swapped (those count as ties)`,
    );
  if (preference.pValue !== null && preference.pValue <= ALPHA && preference.share !== null)
    said.push(
      `where it changes its mind it leans to the answer shown ${preference.share > 0.5 ? 'first' : 'second'} (${percent(Math.max(preference.share, 1 - preference.share))})`,
    );
  if (human === null) said.push('nobody has checked it against people');
  else if (human.kappaLow !== null && human.kappaLow < 0.2 && human.n >= FEW)
    said.push('its agreement with people may be little more than chance');
  else if (human.n < FEW) said.push(`only ${human.n} of its verdicts were checked against people`);
  return said;
}

/** A plain word and sentence on whether the votes of a judge can be used. */
export function usabilityOf(facts: JudgeFacts): Usability {
  const { judge, ballots, missing, order, human } = facts;
  if (ballots - missing < FEW)
    return {
      use: 'unknown',
      sentence: `${judge}: only ${ballots - missing} verdicts; too few to say whether they can be used.`,
    };
  if (missing / ballots > 0.2)
    return {
      use: 'unusable',
      sentence: `The votes of ${judge} cannot be used: ${percent(missing / ballots)} of its verdicts are missing.`,
    };
  const reason = ruledByOrder(facts) ?? noBetterThanCoin(human);
  if (reason !== null) {
    const inOneOrder = human?.decisive.half ?? null;
    const though =
      inOneOrder !== null && inOneOrder >= 0.5 ? ' What it shares with people does not come from the answers.' : '';
    return {
      use: 'unusable',
      sentence: `The votes of ${judge} cannot be used: ${reason}.${ruledByOrder(facts) === null ? '' : though}`,
    };
  }
  const care = cares(facts);
  if (care.length > 0)
    return { use: 'with_care', sentence: `The votes of ${judge} can be used with care: ${care.join('; ')}.` };
  return {
    use: 'usable',
    sentence: `The votes of ${judge} can be used: it keeps its verdict in ${percent(order.consistency?.value ?? 0)} of pairs when the order is swapped and agrees with people in ${percent(human?.share ?? 0)}.`,
  };
}
