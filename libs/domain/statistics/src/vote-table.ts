import { sum } from './moments';

/** Votes per ordered pair of players: `wins[i][j]` = wins of i over j; ties are symmetric. */
export interface VoteTable {
  readonly size: number;
  readonly wins: readonly Float64Array[];
  readonly ties: readonly Float64Array[];
}

/** Strengths moved so that their mean is 0. */
export function centred(theta: readonly number[]): number[] {
  const centre = sum(theta) / theta.length;
  return theta.map((strength) => strength - centre);
}

/** What keeps the mean of the strengths at 0 in Newton's method, since the likelihood does not see a common shift. As stiff as the votes: beside many of them a softer hold drowns in rounding. */
export function holdOfMean({ size, wins, ties }: VoteTable): number {
  const all = (rows: readonly Float64Array[]): number => rows.reduce((sum, row) => row.reduce((a, b) => a + b, sum), 0);
  return (1 + all(wins) + all(ties) / 2) / size ** 2;
}
