import type { JsonObject, JsonValue } from '@assay/contracts';

/** The tag of a typed value: `{"$tuple": […]}` is one; null for plain JSON. */
export function tagOf(value: JsonValue): string | null {
  if (!isObject(value)) return null;
  const [first] = Object.keys(value);
  return first?.startsWith('$') === true ? first : null;
}

/** Plain JSON as typed JSON: an object whose keys look like tags becomes pairs. */
export function typedFromPlain(value: JsonValue): JsonValue {
  if (isList(value)) return value.map(typedFromPlain);
  if (!isObject(value)) return value;
  const pairs = Object.entries(value).map(([key, item]) => [key, typedFromPlain(item)] as const);
  const tagged = pairs.some(([key]) => key.startsWith('$'));
  return tagged ? { $dict: pairs.map((pair) => [...pair]) } : Object.fromEntries(pairs);
}

/** Typed JSON as plain JSON, as near as that comes: collections as lists, numbers that JSON has no form for as null. */
export function plainFromTyped(value: JsonValue): JsonValue {
  if (isList(value)) return value.map(plainFromTyped);
  if (!isObject(value)) return value;
  const tag = tagOf(value);
  if (tag !== null) return plainOfTagged(tag, value[tag] ?? null, value);
  const there = Object.entries(value).filter(([, item]) => tagOf(item) !== '$undefined');
  return Object.fromEntries(there.map(([key, item]) => [key, plainFromTyped(item)]));
}

function plainOfTagged(tag: string, inner: JsonValue, value: JsonObject): JsonValue {
  switch (tag) {
    case '$undefined':
    case '$symbol':
      return null;
    case '$float':
      return finite(Number(inner));
    case '$int':
    case '$bigint':
      return plainOfInteger(integerOf(inner));
    case '$dict':
    case '$map':
      return plainOfPairs(inner);
    case '$handle':
      return value['type'] ?? null;
    case '$typed':
      return isObject(inner) ? plainFromTyped(inner['values'] ?? null) : null;
    default:
      return plainFromTyped(inner);
  }
}

/** The integer that a tag holds, decimal or hexadecimal with a sign; null where it is none. */
export function integerOf(inner: JsonValue): bigint | null {
  const match = typeof inner === 'string' ? /^(-?)(0x[\da-f]+|\d+)$/i.exec(inner) : null;
  if (match === null) return null;
  const size = BigInt(match[2] ?? '0');
  return match[1] === '-' ? -size : size;
}

function plainOfInteger(integer: bigint | null): JsonValue {
  if (integer === null) return null;
  const number = Number(integer);
  return Number.isSafeInteger(number) ? number : integer.toString();
}

function plainOfPairs(inner: JsonValue): JsonValue {
  if (!isList(inner)) return null;
  const fields: [string, JsonValue][] = [];
  for (const pair of inner) {
    if (!isList(pair) || typeof pair[0] !== 'string') return inner.map(plainFromTyped);
    fields.push([pair[0], plainFromTyped(pair[1] ?? null)]);
  }
  return Object.fromEntries(fields);
}

function finite(number: number): number | null {
  return Number.isFinite(number) ? number + 0 : null;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
