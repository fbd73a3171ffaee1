const FINEST = 5040;
const NEAR = 1e-9;

/** The values as whole multiples of 1 ÷ `perUnit`. */
export interface OnGrid {
  readonly perUnit: number;
  readonly multiples: readonly number[];
}

/** The coarsest grid 1/K, K ≤ 5,040, on which all values lie to 1e-9; null where there is none. Shares of k trials lie on 1/k. */
export function commonGrid(values: readonly number[]): OnGrid | null {
  const onGrid = (perUnit: number): boolean =>
    values.every((value) => Math.abs(value * perUnit - Math.round(value * perUnit)) <= NEAR);
  for (let perUnit = 1; perUnit <= FINEST; perUnit += 1) {
    if (onGrid(perUnit)) return { perUnit, multiples: values.map((value) => Math.round(value * perUnit)) };
  }
  return null;
}
