/** A value that may be missing; null (and anything that is not finite) means *not measured*, never 0. */
export type Measurement = number | null;

/** Whether a value was measured: neither null nor NaN nor infinite. */
export function isMeasured(value: number | null | undefined): value is number {
  return value !== null && value !== undefined && Number.isFinite(value);
}

/** The measured values, in order. */
export function measured(values: readonly Measurement[]): number[] {
  return values.filter(isMeasured);
}

/** The pairs of which both sides were measured, in order; a longer side is cut. */
export function measuredPairs(a: readonly Measurement[], b: readonly Measurement[]): [number, number][] {
  const pairs: [number, number][] = [];
  a.forEach((left, index) => {
    const right = b[index];
    if (isMeasured(left) && isMeasured(right)) pairs.push([left, right]);
  });
  return pairs;
}

/** The number, or null where it is NaN or infinite: the last gate before a figure leaves. */
export function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
