import { bareValue } from '../text/bare-value';

/** Ways to take a list apart, from fine to coarse: items may hold commas or "and" themselves. */
const SEPARATORS: readonly RegExp[] = [
  /[,;\n、，；]|\s(?:and|&)\s/i,
  /[,;\n、，；]/,
  /[;\n；]|\s(?:and|&)\s/i,
  /[;\n；]/,
  /\n/,
];
const BRACKETS: readonly (readonly [string, string])[] = [
  ['[', ']'],
  ['{', '}'],
  ['(', ')'],
  ['set(', ')'],
  ['<', '>'],
];

/** Every way in which a text can be a list of items, without duplicates of ways. Brackets around it, quotes and list marks are off. */
export function waysToSplit(text: string): readonly (readonly string[])[] {
  const inside = withoutBrackets(bareValue(text));
  const ways = SEPARATORS.map((separator) => itemsOf(inside, separator));
  return ways.filter((way, index) => ways.findIndex((other) => other.length === way.length) === index);
}

function withoutBrackets(text: string): string {
  for (const [open, close] of BRACKETS) {
    const inner = text.startsWith(open) && text.endsWith(close) ? text.slice(open.length, -close.length) : null;
    if (inner !== null && !inner.includes(open.slice(-1)) && !inner.includes(close)) return inner.trim();
  }
  return text;
}

function itemsOf(text: string, separator: RegExp): readonly string[] {
  return splitOutsideQuotes(text, separator)
    .map((part) => bareItem(part))
    .filter((item) => item !== '');
}

/** Splits, and joins again what a quoted part lost: `"a, b", c` has two items. */
function splitOutsideQuotes(text: string, separator: RegExp): readonly string[] {
  if (!text.includes('"')) return text.split(separator);
  const kept: string[] = [];
  const open = text.replace(/"[^"\n]*"/g, (quoted) => `\ue000${kept.push(quoted) - 1}\ue000`);
  return open
    .split(separator)
    .map((part) => part.replace(/\ue000(\d+)\ue000/g, (_, index: string) => kept[Number(index)] ?? ''));
}

function bareItem(part: string): string {
  const item = bareValue(part.trim().replace(/^(?:[-*+•·–]\s+|\d{1,3}[.)]\s+|(?:and|&)\s+)+/i, ''));
  const quoted = /^(["'`“‘])(.*)["'`”’]$/s.exec(item);
  return (quoted?.[2] ?? item).trim();
}
