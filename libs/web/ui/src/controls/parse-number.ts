/** Bounds of a number that a person types. */
export interface NumberBounds {
  readonly min: number;
  readonly max: number;
  readonly whole?: boolean;
}

/** What was typed: nothing, a number within the bounds, or something that is neither. Group commas are understood. */
export function parseNumber(
  text: string,
  bounds: NumberBounds,
): { readonly value: number | null; readonly valid: boolean } {
  const plain = text.replace(/[\s,_]/g, '');
  if (plain === '') return { value: null, valid: true };
  const value = Number(plain);
  const fits = value >= bounds.min && value <= bounds.max && (!bounds.whole || Number.isInteger(value));
  return fits ? { value, valid: true } : { value: null, valid: false };
}
