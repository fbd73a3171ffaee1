import type { NumberScorer } from '@assay/contracts';
import { readNumber } from '../values/read-number';
import { expectedText, notScored, finding, type ScorerFunction } from './finding';
import { badExpectation, gotInstead, right, unreadable } from './words';

/** Tolerances where the task gives none: |a − e| ≤ max(absTol, relTol · |e|). */
export const NUMBER_TOLERANCE = { absTol: 1e-9, relTol: 1e-6 } as const;

/** The answer is the expected number, within tolerance. */
export const scoreNumber: ScorerFunction<NumberScorer> = (spec, _answer, extracted, expectedOutput) => {
  const expected = expectedText(spec.value, expectedOutput);
  const target = readNumber(expected, spec.units);
  if ('problem' in target) return notScored('harness_error', badExpectation(expected, target.problem));
  const got = extracted.text;
  const number = readNumber(got, spec.units);
  if ('problem' in number) return finding(false, { reason: unreadable(number.problem, expected), expected, got });
  const passed = isWithin(number.value, target.value, spec);
  const detail = { difference: number.value - target.value };
  return finding(passed, { reason: passed ? right(got) : gotInstead(got, expected), expected, got, detail });
};

/** |a − e| ≤ max(absTol, relTol · |e|). */
export function isWithin(
  actual: number,
  expected: number,
  tolerance: { readonly absTol?: number; readonly relTol?: number },
): boolean {
  const { absTol = NUMBER_TOLERANCE.absTol, relTol = NUMBER_TOLERANCE.relTol } = tolerance;
  return Math.abs(actual - expected) <= Math.max(absTol, relTol * Math.abs(expected));
}
