import type { DateScorer } from '@assay/contracts';
import { readDate } from '../values/read-date';
import { expectedText, notScored, finding, type ScorerFunction } from './finding';
import { badExpectation, gotInstead, right, unreadable } from './words';

/** The answer is the expected day in any common form; a weekday that is given must fit. Day and month may be swapped only where the value allows it. */
export const scoreDate: ScorerFunction<DateScorer> = (spec, _answer, extracted, expectedOutput) => {
  const expected = expectedText(spec.value, expectedOutput);
  const target = readDate(expected);
  if ('problem' in target) return notScored('harness_error', badExpectation(expected, target.problem));
  const got = readDate(extracted.text);
  if ('problem' in got) {
    return finding(false, { reason: unreadable(got.problem, expected), expected, got: extracted.text });
  }
  const passed = got.days.some((day) => target.days.includes(day));
  return finding(passed, {
    reason: passed ? right(got.text) : gotInstead(got.text, expected),
    expected,
    got: got.text,
    detail: { readAs: got.days },
  });
};
