import type { RegexScorer } from '@assay/contracts';
import { compilePattern } from '../values/pattern';
import { shown } from '../text/shown';
import { notScored, finding, type ScorerFunction } from './finding';

/** Steps of the engine in the worst case: beyond this a score would hold up the others. */
const MOST_STEPS = 100_000_000;

/** A pattern (RE2 syntax; case does not matter unless told otherwise) matches somewhere in the text. */
export const scoreRegex: ScorerFunction<RegexScorer> = (spec, _answer, extracted) => {
  const pattern = compilePattern(spec.pattern, spec.caseSensitive ?? false);
  if ('problem' in pattern) return notScored('harness_error', `The task's pattern cannot be used: ${pattern.problem}`);
  if (pattern.size * extracted.text.length > MOST_STEPS) {
    return notScored('harness_error', 'The pattern is too large for an answer of this length.');
  }
  const passed = pattern.test(extracted.text);
  const name = shown(spec.pattern, 60);
  return finding(passed, {
    reason: passed ? `Right: it matches ${name}` : `Wrong: nothing in it matches ${name}`,
    expected: spec.pattern,
    got: extracted.text,
  });
};
