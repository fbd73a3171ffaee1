import type { JsonObject, JsonValue } from '@assay/contracts';
import { shown } from '../text/shown';

/** The first place where two JSON values differ, as a half sentence; null where they are equal. Key order is free, 1 and 1.0 are the same. */
export function jsonDifference(got: JsonValue, expected: JsonValue, path = '$'): string | null {
  if (isList(got) && isList(expected)) return listDifference(got, expected, path);
  if (isObject(got) && isObject(expected)) return objectDifference(got, expected, path);
  return got === expected ? null : `${path} is ${text(got)}, expected ${text(expected)}`;
}

function listDifference(got: readonly JsonValue[], expected: readonly JsonValue[], path: string): string | null {
  if (got.length !== expected.length) return `${path} has ${got.length} items, expected ${expected.length}`;
  for (const [index, value] of got.entries()) {
    const difference = jsonDifference(value, expected[index] ?? null, `${path}[${index}]`);
    if (difference !== null) return difference;
  }
  return null;
}

function objectDifference(got: JsonObject, expected: JsonObject, path: string): string | null {
  for (const [key, value] of Object.entries(expected)) {
    if (!Object.hasOwn(got, key)) return `${path}.${key} is missing`;
    const difference = jsonDifference(got[key] ?? null, value, `${path}.${key}`);
    if (difference !== null) return difference;
  }
  const extra = Object.keys(got).find((key) => !Object.hasOwn(expected, key));
  return extra === undefined ? null : `${path}.${extra} does not belong`;
}

function text(value: JsonValue): string {
  return shown(JSON.stringify(value), 60);
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
