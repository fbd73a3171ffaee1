import { type Agreement, agreementOf, type SingleVerdicts, singleVerdicts } from './agreement';
import { type Ballot, majority, resolved, type Vote } from './ballot';
import type { ItemMatch } from './ballot-box';
import { type OrderEffect, orderEffect } from './order-effect';
import { askedTwice, asVote, matchOf, personName, places, type RaterPair, raterPair } from './raters';
import { strengths, type StrengthTable } from './strengths';
import { type Usability, usabilityOf } from './usability';

/** Agreement of a judge with the majority of people. */
export interface PeopleAgreement {
  readonly asGiven: Agreement;
  readonly swapped: Agreement;
  /** Verdicts that survive the swap; the others count as ties. */
  readonly bothOrders: Agreement;
  readonly single: SingleVerdicts;
}

/** What is known of one judge from its votes. */
export interface JudgeReport {
  readonly judge: string;
  readonly ballots: number;
  readonly missing: number;
  readonly order: OrderEffect;
  /** With the majority of people, by the order of showing; null without people. */
  readonly people: PeopleAgreement | null;
  /** With each single person, both orders together. */
  readonly persons: readonly RaterPair[];
  readonly usability: Usability;
  readonly strengths: readonly StrengthTable[];
}

/** How often people name the answer that is shown first in the order as given. */
function shareOfFirst(human: readonly (Vote | null)[]): number | null {
  const named = human.filter((vote) => vote === 'a' || vote === 'b');
  return named.length === 0 ? null : named.filter((vote) => vote === 'a').length / named.length;
}

function peopleAgreement(
  ballots: readonly Ballot[],
  verdicts: readonly (Vote | null)[],
  human: readonly (Vote | null)[],
): PeopleAgreement {
  const of = (order: 'asGiven' | 'swapped'): Agreement =>
    agreementOf(
      ballots.map((ballot) => ballot[order]),
      human,
    );
  const [asGiven, swapped] = [of('asGiven'), of('swapped')];
  return { asGiven, swapped, bothOrders: agreementOf(verdicts, human), single: singleVerdicts([asGiven, swapped]) };
}

/** What the votes of one judge say of it, and what they count for the models. */
export function judgeReport(judge: string, ballots: readonly Ballot[]): { report: JudgeReport; matches: ItemMatch[] } {
  const twice = askedTwice(ballots);
  const verdicts = ballots.map((ballot) => asVote(resolved(ballot, twice)));
  const human = ballots.map((ballot) => majority(ballot.human));
  const persons = Math.max(0, ...ballots.map((ballot) => ballot.human.length));
  const checked = human.some((vote) => vote !== null);
  const people = checked ? peopleAgreement(ballots, verdicts, human) : null;
  const order = orderEffect(ballots);
  const missing = verdicts.filter((vote) => vote === null).length;
  const matches = ballots.flatMap((ballot, at) => matchOf(ballot, [verdicts[at] ?? null]));
  return {
    matches,
    report: {
      ...{ judge, ballots: ballots.length, missing, order, people },
      persons:
        persons < 2
          ? []
          : places(persons).map((place) =>
              raterPair(
                judge,
                personName(place),
                verdicts,
                ballots.map((ballot) => ballot.human[place] ?? null),
              ),
            ),
      usability: usabilityOf({
        judge,
        ballots: ballots.length,
        missing,
        order,
        human: people?.bothOrders ?? null,
        peopleFirst: shareOfFirst(human),
      }),
      strengths: strengths(matches, `votes of ${judge}`),
    },
  };
}
