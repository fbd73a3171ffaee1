/** A stretch of model text. `hidden`: a character that the eye would miss, named; `quote`: what a scorer or judge pointed at. */
export interface TextPart {
  readonly kind: 'plain' | 'hidden' | 'quote';
  readonly text: string;
}

/** Bytes are not counted, characters are: 200,000 of them are shown before "show all". */
export const PREVIEW = 200_000;

/**
 * Zero-width, bidirectional and tag characters, soft hyphen, and controls but tab and line ends.
 * A joiner or variation selector inside an emoji is part of its picture and stays.
 */
const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}]|(?<!\p{Extended_Pictographic}\ufe0f?)\u200d/gu;
const ANSI = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g;

/** Model text as parts that can be shown as text only: nothing hides, terminal colours are gone. */
export function visibleParts(text: string): TextPart[] {
  const clean = text.replace(ANSI, '');
  const parts: TextPart[] = [];
  let end = 0;
  for (const found of clean.matchAll(HIDDEN)) {
    if (found.index > end) parts.push({ kind: 'plain', text: clean.slice(end, found.index) });
    parts.push({ kind: 'hidden', text: codePoint(found[0]) });
    end = found.index + found[0].length;
  }
  if (end < clean.length) parts.push({ kind: 'plain', text: clean.slice(end) });
  return parts;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The parts with every quote marked where it stands in plain text; quotes that are not found are left out. */
export function withQuotes(parts: readonly TextPart[], quotes: readonly string[]): TextPart[] {
  const asked = quotes.filter((quote) => quote.trim() !== '');
  return asked.reduce<TextPart[]>((marked, quote) => marked.flatMap((part) => markLast(part, quote)), [...parts]);
}

/** The last place counts: answers end with their answer. */
function markLast(part: TextPart, quote: string): TextPart[] {
  const at = part.kind === 'plain' ? part.text.lastIndexOf(quote) : -1;
  if (at < 0) return [part];
  const pieces: TextPart[] = [
    { kind: 'plain', text: part.text.slice(0, at) },
    { kind: 'quote', text: quote },
    { kind: 'plain', text: part.text.slice(at + quote.length) },
  ];
  return pieces.filter((piece) => piece.text !== '');
}
