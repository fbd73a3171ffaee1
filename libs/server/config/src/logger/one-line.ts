// Control characters (C0, DEL, C1), line and paragraph separators, and marks that turn the direction of text.
const DANGEROUS = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Keeps a text from forging lines or steering a terminal: what could is written as an escape such as `\n` or `\u001b`. */
export function oneLine(text: string): string {
  return text.replace(DANGEROUS, (char) => SHORT[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
