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
