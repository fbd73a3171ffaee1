import { fleissKappa, type FleissKappa } from '@assay/domain/statistics';

import { type Ballot, pairKey, resolved, turned, type Vote, VOTES } from './ballot';
import { grouped } from './grouped';
import { judgeReport, type JudgeReport } from './judge-report';
import { peopleReport, type PeopleReport } from './people-report';
import { askedTwice, asVote, type RaterPair, raterPair } from './raters';
import { strengths, type StrengthTable } from './strengths';

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
