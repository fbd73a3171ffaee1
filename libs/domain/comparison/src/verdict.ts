import type { CannotTellReason, Verdict } from '@assay/contracts';

import { ALPHA } from './thresholds';

/** What is known of a pair when its verdict is spoken. */
export interface VerdictFacts {
  /** Independent units in common: tasks, or clusters of them. */
  readonly units: number;
  /** Fewest units with which "better" can be reached at all. */
  readonly fewestUnits: number;
  /** Both sides scored for at least 90 % of what was planned in the scope. */
  readonly complete: boolean;
  /** After Holm; null where no test was possible. */
  readonly pGeneral: number | null;
  readonly pHere: number | null;
  /** The 90 % interval of the difference lies within ±5 points. */
  readonly equivalent: boolean;
  /** Both sides are one model, on two servers. */
  readonly sameModel?: boolean;
}

/** A verdict, with its reason where it is open. */
export interface SpokenVerdict {
  readonly verdict: Verdict;
  readonly reason?: CannotTellReason;
}

const significant = (p: number | null): boolean => p !== null && p <= ALPHA;
const open = (reason: CannotTellReason): SpokenVerdict => ({ verdict: 'cannot_tell', reason });

/** The first that holds: incomplete, better, better here, equal; else it cannot be told. Equality is never inferred from a large p. */
export function speakVerdict(facts: VerdictFacts): SpokenVerdict {
  if (facts.units === 0) return open('no_common_tasks');
  if (!facts.complete) return open('incomplete');
  const different = significant(facts.pGeneral) || significant(facts.pHere);
  if (facts.sameModel === true && different) return open('same_model');
  if (different) return { verdict: significant(facts.pGeneral) ? 'better' : 'better_here' };
  if (facts.equivalent) return { verdict: 'equal' };
  return open(facts.units < facts.fewestUnits ? 'too_few_tasks' : 'not_significant');
}
