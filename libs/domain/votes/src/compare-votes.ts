import { cohensKappa, fleissKappa, type FleissKappa } from '@assay/domain/statistics';

import { type Agreement, agreementOf } from './agreement';
import { type Ballot, majority, pairKey, resolved, turned, type Vote, VOTES } from './ballot';
import type { ItemMatch } from './ballot-box';
import { grouped } from './grouped';
import { type OrderEffect, orderEffect } from './order-effect';
import { strengths, type StrengthTable } from './strengths';
import { type Usability, usabilityOf } from './usability';

/** Two raters and how far they agree. */
export interface RaterPair {
  readonly a: string;
  readonly b: string;
  readonly n: number;
  readonly agreement: number | null;
  readonly kappa: number | null;
  readonly se: number | null;
}

/** What is known of one judge from its votes. */
export interface JudgeReport {
  readonly judge: string;
  readonly ballots: number;
  readonly missing: number;
  readonly order: OrderEffect;
  /** With the majority of people, by the order of showing; null without people. */
  readonly people: { readonly asGiven: Agreement; readonly swapped: Agreement; readonly bothOrders: Agreement } | null;
  /** With each single person, both orders together. */
  readonly persons: readonly RaterPair[];
  readonly usability: Usability;
  readonly strengths: readonly StrengthTable[];
}

/** What people said. */
export interface PeopleReport {
  readonly persons: number;
  readonly items: number;
  /** Pairs of answers on which no verdict has a majority. */
  readonly undecided: number;
  /** Each two persons: the ceiling for a judge. */
  readonly pairs: readonly RaterPair[];
  readonly fleiss: FleissKappa | null;
  readonly strengths: readonly StrengthTable[];
}

/** Everything that pairwise votes say. */
export interface VotesComparison {
  readonly ballots: number;
  readonly items: number;
  readonly models: readonly string[];
  /** Of all judges whose votes are not unusable; `from` names them. */
  readonly strengths: { readonly from: readonly string[]; readonly tables: readonly StrengthTable[] };
  readonly judges: readonly JudgeReport[];
  readonly people: PeopleReport | null;
  /** Each two judges on the pairs that both voted on. */
  readonly judgePairs: readonly RaterPair[];
  readonly judgesFleiss: FleissKappa | null;
}

const asVote = (verdict: Vote | 'inconsistent' | null): Vote | null => (verdict === 'inconsistent' ? 'tie' : verdict);

function matchOf({ item, a, b }: Ballot, votes: readonly (Vote | null)[]): ItemMatch[] {
  const known = votes.filter((vote) => vote !== null);
  if (known.length === 0) return [];
  const share = (vote: Vote): number => known.filter((one) => one === vote).length / known.length;
  return [{ item, a, b, winsA: share('a'), winsB: share('b'), ties: share('tie') }];
}

function raterPair(a: string, b: string, left: readonly (Vote | null)[], right: readonly (Vote | null)[]): RaterPair {
  const { n, percentAgreement, kappa, se } = cohensKappa(left, right, VOTES);
  return { a, b, n, agreement: percentAgreement, kappa, se };
}

const places = (count: number): number[] => Array.from({ length: count }, (_, place) => place);
const personName = (place: number): string => `person ${place + 1}`;

/** Whether the judge was asked in both orders at all. */
function askedTwice(ballots: readonly Ballot[]): boolean {
  return ballots.some(({ asGiven, swapped }) => asGiven !== null && swapped !== undefined && swapped !== null);
}

/** How often people name the answer that is shown first in the order as given. */
function shareOfFirst(human: readonly (Vote | null)[]): number | null {
  const named = human.filter((vote) => vote === 'a' || vote === 'b');
  return named.length === 0 ? null : named.filter((vote) => vote === 'a').length / named.length;
}

function judgeReport(judge: string, ballots: readonly Ballot[]): { report: JudgeReport; matches: ItemMatch[] } {
  const twice = askedTwice(ballots);
  const verdicts = ballots.map((ballot) => asVote(resolved(ballot, twice)));
  const human = ballots.map((ballot) => majority(ballot.human));
  const persons = Math.max(0, ...ballots.map((ballot) => ballot.human.length));
  const checked = human.some((vote) => vote !== null);
  const people = checked
    ? {
        asGiven: agreementOf(
          ballots.map((ballot) => ballot.asGiven),
          human,
        ),
        swapped: agreementOf(
          ballots.map((ballot) => ballot.swapped ?? null),
          human,
        ),
        bothOrders: agreementOf(verdicts, human),
      }
    : null;
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

/** People's verdicts stand beside every judge's: each pair of answers counts once. */
function peopleReport(ballots: readonly Ballot[]): PeopleReport | null {
  const asked = ballots.filter(({ human }) => human.some((vote) => vote !== null));
  const distinct = [...grouped(asked, pairKey).values()].flatMap(([first]) => first ?? []);
  if (distinct.length === 0) return null;
  const persons = Math.max(...distinct.map(({ human }) => human.length));
  const of = (place: number): (Vote | null)[] => distinct.map(({ human }) => human[place] ?? null);
  return {
    persons,
    items: distinct.length,
    undecided: distinct.filter(({ human }) => majority(human) === null).length,
    pairs: places(persons).flatMap((i) =>
      places(persons)
        .slice(i + 1)
        .map((j) => raterPair(personName(i), personName(j), of(i), of(j))),
    ),
    fleiss:
      persons < 2
        ? null
        : fleissKappa(
            distinct.map(({ human }) => human),
            VOTES,
            persons,
          ),
    strengths: strengths(
      distinct.flatMap((ballot) => matchOf(ballot, ballot.human)),
      'votes of people',
    ),
  };
}

/** Verdicts of every judge by pair of answers, in the naming of the first line about the pair. */
function verdictTable(judges: ReadonlyMap<string, readonly Ballot[]>): Map<string, Map<string, Vote | null>> {
  const naming = new Map<string, string>();
  return new Map(
    [...judges].map(([judge, ballots]) => {
      const twice = askedTwice(ballots);
      const verdicts = ballots.map((ballot): [string, Vote | null] => {
        const key = pairKey(ballot);
        const a = naming.get(key) ?? ballot.a;
        naming.set(key, a);
        const vote = asVote(resolved(ballot, twice));
        return [key, a === ballot.a ? vote : turned(vote)];
      });
      return [judge, new Map(verdicts)];
    }),
  );
}

function judgesAmongThemselves(
  judges: ReadonlyMap<string, readonly Ballot[]>,
): Pick<VotesComparison, 'judgePairs' | 'judgesFleiss'> {
  const table = [...verdictTable(judges)];
  if (table.length < 2) return { judgePairs: [], judgesFleiss: null };
  const keys = [...new Set(table.flatMap(([, verdicts]) => [...verdicts.keys()]))];
  const columns = table.map(([judge, verdicts]) => ({ judge, votes: keys.map((key) => verdicts.get(key) ?? null) }));
  return {
    judgePairs: columns.flatMap((left, at) =>
      columns.slice(at + 1).map((right) => raterPair(left.judge, right.judge, left.votes, right.votes)),
    ),
    judgesFleiss: fleissKappa(
      keys.map((_, at) => columns.map(({ votes }) => votes[at] ?? null)),
      VOTES,
      columns.length,
    ),
  };
}

/** What pairwise votes say of the models, and of the judges who gave them. */
export function compareVotes(ballots: readonly Ballot[]): VotesComparison {
  const judges = grouped(ballots, (ballot) => ballot.judge);
  const reports = [...judges].map(([judge, own]) => judgeReport(judge, own));
  const trusted = reports.filter(({ report }) => report.usability.use !== 'unusable');
  return {
    ballots: ballots.length,
    items: new Set(ballots.map((ballot) => ballot.item)).size,
    models: [...new Set(ballots.flatMap(({ a, b }) => [a, b]))].toSorted(),
    strengths: {
      from: trusted.map(({ report }) => report.judge),
      tables: strengths(
        trusted.flatMap(({ matches }) => matches),
        'votes of all judges',
      ),
    },
    judges: reports.map(({ report }) => report),
    people: peopleReport(ballots),
    ...judgesAmongThemselves(judges),
  };
}
