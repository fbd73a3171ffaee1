import type { ChoiceScorer } from '@assay/contracts';
import { choiceLetter } from '../extract/choice-letter';
import { expectedText, notScored, finding, type ScorerFunction } from './finding';
import { badExpectation, gotInstead, right } from './words';

/** The answer chooses the expected option. */
export const scoreChoice: ScorerFunction<ChoiceScorer> = (spec, _answer, extracted, expectedOutput) => {
  const choices = spec.choices ?? [];
  const expected = expectedText(spec.value, expectedOutput);
  const target = choiceLetter(expected, choices);
  if (target === null) return notScored('harness_error', badExpectation(expected, 'it names no option'));
  const got = choiceLetter(extracted.text, choices);
  if (got === null) {
    return finding(false, { reason: gotInstead(extracted.text, target), expected: target, got: extracted.text });
  }
  const passed = got === target;
  return finding(passed, { reason: passed ? right(got) : gotInstead(got, target), expected: target, got });
};
