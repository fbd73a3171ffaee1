import type { JsonEqualScorer, JsonValue } from '@assay/contracts';
import { jsonDifference } from '../values/json-difference';
import { readJson } from '../values/read-json';
import { expectedText, notScored, finding, type ScorerFunction } from './finding';
import { badExpectation, right } from './words';

/** The answer's JSON equals the expected value: key order is free, 1 and 1.0 are the same. */
export const scoreJsonEqual: ScorerFunction<JsonEqualScorer> = (spec, _answer, extracted, expectedOutput) => {
  const expected = expectedText(spec.value, expectedOutput);
  const target = expectedJson(spec.value, expectedOutput);
  if (target === null) return notScored('harness_error', badExpectation(expected, 'it is not JSON'));
  const got = readJson(extracted.text);
  if (got === null) {
    return finding(false, { reason: 'Wrong: the extracted text is not JSON', expected, got: extracted.text });
  }
  const difference = jsonDifference(got.value, target.value);
  const reason = difference === null ? right(extracted.text) : `Wrong: ${difference}`;
  return finding(difference === null, { reason, expected, got: extracted.text });
};

/** The value to compare with. A `value` that is a string of JSON stands for that JSON; any other string for itself. */
export function expectedJson(
  value: JsonValue | undefined,
  expectedOutput: string,
): { readonly value: JsonValue } | null {
  if (value === undefined) return readJson(expectedOutput);
  if (typeof value !== 'string') return { value };
  return readJson(value) ?? { value };
}
