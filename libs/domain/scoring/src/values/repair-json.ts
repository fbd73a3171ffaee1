import type { JsonValue } from '@assay/contracts';
import { readJson } from './read-json';

/**
 * Reads JSON whose strings hold raw line breaks or quotes that were not escaped, and mends nothing else. A quote closes a string
 * only where `,`, `:`, `]`, `}` or the end follows. Null where the text is no JSON after that.
 */
export function repairJson(text: string): { readonly value: JsonValue; readonly text: string } | null {
  const mended = mendStrings(text);
  if (mended === text) return null;
  const read = readJson(mended);
  return read === null ? null : { value: read.value, text: mended };
}

const OUTSIDE = /[^"]*/y;
const INSIDE = /[^"\\\n\r]*/y;
const CLOSES = /"[ \t\r\n]*(?:[,:\]}]|$)/y;

function mendStrings(text: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < text.length) {
    const outside = match(OUTSIDE, text, at);
    parts.push(outside);
    at += outside.length;
    if (at < text.length) at = mendString(text, at, parts);
  }
  return parts.join('');
}

/** Copies one string, mended, and returns the offset behind it. */
function mendString(text: string, quoteAt: number, parts: string[]): number {
  parts.push('"');
  let at = quoteAt + 1;
  while (at < text.length) {
    const plain = match(INSIDE, text, at);
    parts.push(plain);
    at += plain.length;
    const character = text[at] ?? '';
    if (character === '"' && match(CLOSES, text, at) !== '') {
      parts.push('"');
      return at + 1;
    }
    parts.push(character === '\\' ? text.slice(at, at + 2) : escaped(character));
    at += character === '\\' ? 2 : 1;
  }
  return at;
}

function escaped(character: string): string {
  return character === '"' ? '\\"' : character === '\n' ? '\\n' : character === '\r' ? '\\r' : character;
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
