import { parseNumeral } from '../values/numeral';

/** Units that are often written without a space; anything else that is glued to digits makes them an id. */
const GLUED_UNIT =
  /^(?:km|m|cm|mm|nm|mi|ft|kg|g|mg|lbs?|oz|l|ml|cl|sec|ms|h|hrs?|min|mins|mph|kmh|km\/h|m\/s|gb|mb|kb|tb|kw|kwh|hz|khz|mhz|ghz|eur|usd|gbp|pts?|px)$/i;
const NUMERAL = String.raw`(?:\d[\d.,'’_\u00a0\u2007\u2009\u202f]*|\.\d+)`;
const PLAIN = new RegExp(`^[+-]?${NUMERAL}(?:e[+-]?\\d{1,3})?$`, 'i');
const GLUED = new RegExp(`^([+-]?${NUMERAL})([a-z/]{1,5})$`, 'i');
const LABELLED = new RegExp(`^\\p{L}+[:.]([+-]?${NUMERAL})$`, 'u');
const COMPOUND = new RegExp(`^(${NUMERAL})-\\p{Ll}{3,}$`, 'u');
const PER = new RegExp(`^([+-]?${NUMERAL})/\\p{L}+$`, 'u');
const TERM = /^[+-]?\d[\d.]*[-+](\d[\d.,]*)$/;

/** The number that a token without white space stands for, as written; null for words, ids, dates, times, versions, addresses. */
export function numberInToken(token: string): string | null {
  if (startsWithLetter(token) && !/[:.]/.test(token)) return null;
  const core = token.replace(/^[,:!?'’_]+/, '').replace(/[.,:!?'’_+-]+$/, '');
  if (/^10\^[+-]?\d{1,3}$/.test(core)) return core;
  if (PLAIN.test(core) || /^\d+\/\d+$/.test(core)) return readable(core) ?? lastOfList(core);
  const glued = GLUED.exec(core);
  if (glued !== null) return GLUED_UNIT.test(glued[2] ?? '') ? readable(glued[1]) : null;
  const part = (LABELLED.exec(core) ?? COMPOUND.exec(core) ?? PER.exec(core))?.[1];
  if (part !== undefined) return readable(part);
  return readable(TERM.exec(core)?.[1]);
}

/** Quick way past words and ids, which are most tokens of a text. */
function startsWithLetter(token: string): boolean {
  const first = token.charCodeAt(0) | 0x20;
  return first >= 0x61 && first <= 0x7a;
}

function readable(numeral: string | undefined): string | null {
  return numeral !== undefined && parseNumeral(numeral) !== null ? numeral : null;
}

/** `1,2,3` is a list: its last member. Two points (`1.2.3`) are a version: none. */
function lastOfList(token: string): string | null {
  const members = token.split(',');
  return members.length > 1 && members.every((member) => parseNumeral(member) !== null)
    ? (members.at(-1) ?? null)
    : null;
}
