import { createHash } from 'node:crypto';

/** Counts up whenever a scorer, an extraction or the combination gives another score for the same answer. */
export const SCORERS_VERSION = 2;

/** Equal hashes score alike: the same criteria and expected outputs, by the same scorers, and where they need one by the same judge. */
export function evaluatorHash(criteriaHash: string, judge: string | null = null): string {
  const judged = judge === null ? '' : `\njudge ${judge}`;
  return createHash('sha256').update(`scorers ${SCORERS_VERSION}\n${criteriaHash}${judged}`).digest('hex');
}
