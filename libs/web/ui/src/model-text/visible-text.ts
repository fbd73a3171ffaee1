/** A stretch of model text. `hidden`: a character that the eye would miss, named; `quote`: what a scorer or judge pointed at. */
export interface TextPart {
  readonly kind: 'plain' | 'hidden' | 'quote';
  readonly text: string;
}

/** This many characters are shown before "show all". */
export const PREVIEW = 200_000;

/** Controls but tab and line ends; soft hyphen, fillers, zero-width, bidirectional, interlinear and tag characters. First and last of each range. */
const HIDDEN_RANGES: readonly (readonly [number, number])[] = [
  [0x00, 0x08],
  [0x0b, 0x0c],
  [0x0e, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff9, 0xfffb],
  [0xe0000, 0xe0fff],
];
const JOINER = 0x200d;
const PICTURE = /\p{Extended_Pictographic}\uFE0F?$|\p{Emoji_Modifier}$/u;

const ESC = String.fromCharCode(0x1b);
const BELL = String.fromCharCode(0x07);
/** Escape sequences of terminals: colours and cursor moves, titles and links, single commands. */
const ANSI = new RegExp(`${ESC}(?:\\[[0-?]*[ -/]*[@-~]|\\][^${BELL}${ESC}]*(?:${BELL}|${ESC}\\\\)|[@-Z\\\\-_])`, 'g');

/** Model text as parts that can be shown as text only: nothing hides, terminal colours are gone. */
export function visibleParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') parts.push({ kind: 'plain', text: plain });
    plain = '';
  };
  for (const character of text.replace(ANSI, '')) {
    if (isHidden(character, plain)) {
      flush();
      parts.push({ kind: 'hidden', text: codePoint(character) });
    } else plain += character;
  }
  flush();
  return parts;
}

/** A joiner behind a picture is part of an emoji. */
function isHidden(character: string, before: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code === JOINER) return !PICTURE.test(before.slice(-4));
  return HIDDEN_RANGES.some(([first, last]) => code >= first && code <= last);
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
