import type { ExactScorer } from '@assay/contracts';
import { bareValue } from '../text/bare-value';
import { normalise } from '../text/normalise';
import { expectedText, finding, type ScorerFunction } from './finding';
import { gotInstead, right } from './words';

/** The answer is the expected text, after normalisation. */
export const scoreExact: ScorerFunction<ExactScorer> = (spec, _answer, extracted, expectedOutput) => {
  const expected = expectedText(spec.value, expectedOutput);
  const got = extracted.text;
  const form = (text: string) => normalise(bareValue(text), spec);
  const passed = form(got) === form(expected);
  return finding(passed, { reason: passed ? right(got) : gotInstead(got, expected), expected, got });
};
