import { fleissKappa, type FleissKappa } from '@assay/domain/statistics';

import { type Ballot, majority, pairKey, type Vote, VOTES } from './ballot';
import { grouped } from './grouped';
import { matchOf, personName, places, type RaterPair, raterPair } from './raters';
import { strengths, type StrengthTable } from './strengths';

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

/** People's verdicts stand beside every judge's: each pair of answers counts once. */
export function peopleReport(ballots: readonly Ballot[]): PeopleReport | null {
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
