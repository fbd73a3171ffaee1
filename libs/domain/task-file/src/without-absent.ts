type MayBeAbsent<Shape> = { readonly [Key in keyof Shape]-?: Shape[Key] | undefined };

/** The object without the fields that are undefined. */
export function withoutAbsent<Shape extends object>(fields: MayBeAbsent<Shape>): Shape {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Shape;
}

/** Whether a field says nothing: null, or a list or object without parts. */
export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
