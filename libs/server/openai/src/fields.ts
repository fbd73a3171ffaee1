type Fields = Readonly<Record<string, unknown>>;

/** The value as an object; an empty one where it is none. */
export function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** The value as a list; an empty one where it is none. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text, else null. */
export function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** A finite number, else null. */
export function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
