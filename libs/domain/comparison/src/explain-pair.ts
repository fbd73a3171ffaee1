import type { ComparisonPair } from '@assay/contracts';

import { fewestTasks } from './required-tasks';
import { ALPHA, EQUAL_WITHIN } from './thresholds';
import { percent, points, tasksInWords } from './words';

type ExplainedPair = Pick<ComparisonPair, 'difference' | 'pValue' | 'pRaw' | 'verdict' | 'reason'>;

const SMALLEST_SHOWN = 1e-300;

/** A p-value in words: "p = 0.031", "p = 4.1e-42", "p < 1e-300"; three decimals from 0.001 on. */
export function pInWords(p: number): string {
  if (p < SMALLEST_SHOWN) return `p < ${SMALLEST_SHOWN}`;
  return `p = ${p >= 0.001 ? p.toFixed(3) : p.toExponential(1)}`;
}

const missesZero = ({ difference: { low, high } }: ExplainedPair): boolean =>
  low !== null && high !== null && (low > 0 || high < 0);

const exactly = (p: number | null): string | null =>
  p === null ? null : `the interval is an approximation, the exact test gives ${pInWords(p)}`;

/**
 * Why the interval of a pair and its verdict seem to say different things: the interval misses zero and nothing is better on tasks like these, or it
 * does not and something is. The verdict comes from the corrected exact test. Null where the two agree. `pairs`: how many are asked.
 */
export function apparentContradiction(pair: ExplainedPair, pairs: number): string | null {
  const { verdict, reason, pValue, pRaw } = pair;
  if (pair.difference.low === null || missesZero(pair) === (verdict === 'better')) return null;
  if (verdict === 'better') return exactly(pValue.general);
  if (verdict === 'equal') return `there is a difference, and it is smaller than ${points(EQUAL_WITHIN)}`;
  if (reason === 'incomplete' || reason === 'same_model') return null;
  const [alone, corrected] = [pRaw?.general ?? null, pValue.general];
  if (alone !== null && corrected !== null && alone <= ALPHA && corrected > ALPHA)
    return `alone it would count (${pInWords(alone)}), among ${pairs} pairs asked at once it does not (${pInWords(corrected)})`;
  return exactly(corrected);
}

type CountedPair = Pick<ComparisonPair, 'wins' | 'ties' | 'losses' | 'verdict' | 'reason'>;

/**
 * What the number of tasks on which two differ allows at all: alike everywhere they may still differ on a share 1 − 0.05^(1/n) of such tasks; with
 * fewer differing tasks than the exact test needs (6 for one pair) nobody can be sure. Null where neither is the point. `pairs`: how many are asked.
 */
export function limitOfDiffering({ wins, ties, losses, verdict, reason }: CountedPair, pairs: number): string | null {
  const [differing, all] = [wins + losses, wins + ties + losses];
  if (all === 0) return null;
  if (differing === 0)
    return `alike on all ${tasksInWords(all)}, yet they may still differ on up to ${percent(1 - ALPHA ** (1 / all))} of such tasks`;
  const open = verdict === 'cannot_tell' && (reason === 'not_significant' || reason === 'too_few_tasks');
  const fewest = fewestTasks(pairs);
  if (!open || differing >= fewest) return null;
  const among = pairs === 1 ? '' : ` among ${pairs} pairs`;
  return `they differ on ${tasksInWords(differing)} only: with fewer than ${fewest} nobody can be 95 % sure${among}`;
}
