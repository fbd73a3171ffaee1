import type { JsonValue } from '@assay/contracts';
import { integerOf, tagOf } from '@assay/domain/run';

/** A value of a program as a person would write it, on one line, at most `most` characters. */
export function showValue(value: JsonValue, most = 120): string {
  const text = write(value);
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

function write(value: JsonValue): string {
  if (isList(value)) return `[${writeAll(value)}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const tag = tagOf(value);
  if (tag === null) {
    const fields = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${write(item)}`);
    return `{${fields.join(', ')}}`;
  }
  return writeTagged(tag, value[tag] ?? null);
}

function writeTagged(tag: string, inner: JsonValue): string {
  switch (tag) {
    case '$tuple':
      return isList(inner) && inner.length === 1 ? `(${writeAll(inner)},)` : `(${writeAll(inner)})`;
    case '$set':
      return `{${writeAll(inner)}}`;
    case '$dict':
      return `{${writePairs(inner, ': ')}}`;
    case '$map':
      return `Map {${writePairs(inner, ' => ')}}`;
    case '$float':
      return plainText(inner);
    case '$int':
      return integerOf(inner)?.toString() ?? plainText(inner);
    case '$bigint':
      return `${plainText(inner)}n`;
    case '$undefined':
      return 'undefined';
    default:
      return `${tag.slice(1)} ${write(inner)}`;
  }
}

function plainText(inner: JsonValue): string {
  return typeof inner === 'string' ? inner : write(inner);
}

function writeAll(inner: JsonValue): string {
  return isList(inner) ? inner.map(write).join(', ') : write(inner);
}

function writePairs(inner: JsonValue, between: string): string {
  if (!isList(inner)) return '';
  return inner.map((pair) => (isList(pair) ? pair.map(write).join(between) : write(pair))).join(', ');
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
