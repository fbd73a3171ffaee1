import { LIMITS } from '@assay/contracts';
import type { Fields } from '../fields';
import { isRecord } from '../fields';

/** Whether a value is an object that has all of these fields. */
export function hasFields(value: unknown, ...names: readonly string[]): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && names.every((name) => Object.hasOwn(value, name));
}

/** Characters of a test program: those that carry their data with them are long. */
export const LONGEST_TEST = 2_000_000;

/** A text that must be there and hold more than spaces. */
export function requiredText(fields: Fields, name: string, max: number = LIMITS.textLength): string | undefined {
  if (!fields.required(name)) return undefined;
  const text = fields.text(name, { max });
  return text?.trim() === '' ? fields.refuse(name, 'Must not be empty.') : text;
}

/** An id that is a text or a whole number. */
export function requiredId(fields: Fields, name: string): string | undefined {
  if (!fields.required(name)) return undefined;
  const value = fields.raw(name);
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  return fields.refuse(name, 'Must be a text or a whole number.');
}

/** A text, or a number or truth value as a text. */
export function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** A list of texts that must be there; in a CSV cell written as JSON or as Python writes lists. */
export function requiredTexts(fields: Fields, name: string): readonly string[] | undefined {
  if (!fields.required(name)) return undefined;
  const value = fields.raw(name);
  const items: unknown = typeof value === 'string' ? quotedItems(value) : value;
  if (!Array.isArray(items) || items.length === 0) return fields.refuse(name, 'Must be a list of texts.');
  const texts = items.map(scalarText);
  return texts.every((text) => text !== undefined) ? texts : fields.refuse(name, 'Must be a list of texts.');
}

const ITEM = /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\s*,?/y;

/** The quoted items of a list in brackets, with or without commas between them; null when it is none. */
function quotedItems(text: string): readonly string[] | null {
  const inner = /^\s*\[([\s\S]*)\]\s*$/.exec(text)?.[1]?.trim();
  if (inner === undefined) return null;
  const items: string[] = [];
  for (ITEM.lastIndex = 0; ITEM.lastIndex < inner.length;) {
    const found = ITEM.exec(inner);
    if (found === null) return null;
    items.push(unescaped(found[1] ?? found[2] ?? ''));
  }
  return items;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

function unescaped(text: string): string {
  return text.replace(/\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[\s\S])/g, (escape) => {
    if (escape.length > 2) return String.fromCharCode(Number.parseInt(escape.slice(2), 16));
    const sign = escape.charAt(1);
    return ESCAPES[sign] ?? sign;
  });
}
