/** A distribution on any numbers: sorted places and their chances. */
export interface SparseSum {
  readonly places: Float64Array;
  readonly chances: Float64Array;
}

/** The number 0 for sure. */
export const ZERO_PLACE: SparseSum = { places: Float64Array.of(0), chances: Float64Array.of(1) };

/** Sum of two independent numbers; places within `tolerance` become one. */
export function addSparse(a: SparseSum, b: SparseSum, tolerance: number): SparseSum {
  const pairs: { place: number; chance: number }[] = [];
  a.places.forEach((left, i) =>
    b.places.forEach((right, j) => pairs.push({ place: left + right, chance: a.chances[i]! * b.chances[j]! })),
  );
  pairs.sort((left, right) => left.place - right.place);
  const merged: { place: number; chance: number }[] = [];
  for (const pair of pairs) {
    const last = merged.at(-1);
    if (last && pair.place - last.place <= tolerance) last.chance += pair.chance;
    else merged.push(pair);
  }
  return {
    places: Float64Array.from(merged, (entry) => entry.place),
    chances: Float64Array.from(merged, (entry) => entry.chance),
  };
}

/** Mass before each place, from the left, so that small tails keep their digits. */
function massBefore(chances: Float64Array): Float64Array {
  const mass = new Float64Array(chances.length + 1);
  chances.forEach((chance, index) => (mass[index + 1] = mass[index]! + chance));
  return mass;
}

/** P(A + B ≤ at), ties within `tolerance` included. */
export function sparseAtMost(a: SparseSum, b: SparseSum, at: number, tolerance: number): number {
  const mass = massBefore(b.chances);
  let total = 0;
  let reach = b.places.length;
  a.places.forEach((left, i) => {
    while (reach > 0 && left + b.places[reach - 1]! > at + tolerance) reach -= 1;
    total += a.chances[i]! * mass[reach]!;
  });
  return Math.min(1, total);
}

/** The distribution of −A. */
export function mirrored({ places, chances }: SparseSum): SparseSum {
  return { places: places.map((place) => -place).reverse(), chances: chances.toReversed() };
}
