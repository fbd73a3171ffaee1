import type { JsonValue } from '@assay/contracts';
import { endOfJson } from './json-scan';

/** The JSON value that a text is, whole; null where it is none or nests deeper than 200. */
export function readJson(text: string): { readonly value: JsonValue } | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (/^[{[]/.test(trimmed) && endOfJson(trimmed) !== trimmed.length) return null;
  try {
    return { value: JSON.parse(trimmed) as JsonValue };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
