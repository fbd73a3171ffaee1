import type { CannotTellReason, ComparisonPair } from '@assay/contracts';

import { EQUAL_WITHIN } from './thresholds';
import { about, points, pointsRange, signedPoints, tasksInWords } from './words';

/** What a pair is described from. */
export type DescribedPair = Pick<
  ComparisonPair,
  'a' | 'b' | 'difference' | 'wins' | 'ties' | 'losses' | 'verdict' | 'reason' | 'tasksNeeded'
>;

/** The pair as seen from its winner (from a where there is none). */
export function fromWinner(pair: DescribedPair): { winner: string; loser: string; gain: number; range: string | null } {
  const value = pair.difference.value ?? 0;
  const { low, high } = pair.difference;
  const turned = value < 0;
  const [from, to] = turned ? [high === null ? null : -high, low === null ? null : -low] : [low, high];
  return {
    winner: turned ? pair.b : pair.a,
    loser: turned ? pair.a : pair.b,
    gain: Math.abs(value),
    range: from === null || to === null ? null : pointsRange(from, to),
  };
}

const inBrackets = (gain: number, range: string | null): string =>
  `(${signedPoints(gain)}${range === null ? '' : `, ${range}`})`;

/** How many more tasks would settle it: "About 55 more tasks would settle it." Null where that is not known. */
export function moreTasks(pair: DescribedPair): string | null {
  const tasks = pair.wins + pair.ties + pair.losses;
  if (pair.tasksNeeded === undefined || pair.tasksNeeded === null || pair.tasksNeeded <= tasks) return null;
  return `About ${tasksInWords(about(pair.tasksNeeded - tasks)).replace(' ', ' more ')} would settle it.`;
}

function cannotTell(pair: DescribedPair, reason: CannotTellReason): string {
  const tasks = pair.wins + pair.ties + pair.losses;
  const rest = moreTasks(pair);
  const more = rest === null ? '' : ` ${rest}`;
  switch (reason) {
    case 'no_common_tasks':
      return `${pair.a} and ${pair.b} have no scored task in common.`;
    case 'incomplete':
      return `Cannot tell ${pair.a} from ${pair.b}: too many answers have no score.`;
    case 'too_few_tasks':
      return `Cannot tell ${pair.a} from ${pair.b}: ${tasksInWords(tasks)} ${tasks === 1 ? 'is' : 'are'} too few to be sure.${more}`;
    case 'not_significant': {
      const { winner, loser, gain, range } = fromWinner(pair);
      const could = range === null ? '' : `, could be ${range}`;
      return `Cannot tell ${winner} from ${loser} yet: ${signedPoints(gain)}${could}.${more}`;
    }
    case 'same_model': {
      const { winner, loser, gain, range } = fromWinner(pair);
      return `${winner} and ${loser} are one model: the difference ${inBrackets(gain, range)} comes from the servers, not from the model.`;
    }
    default:
      return reason satisfies never;
  }
}

/** A verdict in one or two plain sentences. */
export function describePair(pair: DescribedPair): string {
  const { winner, loser, gain, range } = fromWinner(pair);
  switch (pair.verdict) {
    case 'better':
      return `${winner} is better than ${loser} on tasks like these ${inBrackets(gain, range)}.`;
    case 'better_here':
      return `${winner} did better than ${loser} on these tasks ${inBrackets(gain, range)}; too few to expect it elsewhere.`;
    case 'equal':
      return `${pair.a} and ${pair.b} are practically equal: within ${points(EQUAL_WITHIN)}.`;
    case 'cannot_tell':
      return cannotTell(pair, pair.reason ?? 'not_significant');
    default:
      return pair.verdict satisfies never;
  }
}
