import { bareValue } from '../text/bare-value';
import { shown } from '../text/shown';
import { parseNumeral, plainNumberText } from './numeral';
import { withoutUnit } from './strip-unit';

/** One number, or why there is none (the end of a sentence). */
export type NumberReading = { readonly value: number } | { readonly problem: string };

const LONGEST = 300;
const ABOUT = /^(?:about|approximately|approx\.?|roughly|around|circa|exactly|~)\s{0,3}/i;
/** "The cost is", "Number:" and the like: words without a digit up to the last "is" or colon. */
const LABEL = /^[^\d\n]*(?:\bis|:)\s{0,3}(?=\S)/i;
const BRACKETED = /^[([<"'“](.+)[)\]>"'”]$/;
const REMARK = /^(.*?\S)\s{1,3}\([^()]*\)$/;
const FLOURISH = /[!;:,\\\s\ufe0f\p{Extended_Pictographic}]+$/u;
const SEVERAL = /[,;]\s|\b(?:or|and)\b/i;

/**
 * Reads an answer that is one number. Tolerated around it: bold, `x =`, "the cost is", "about", a remark in brackets at the end, a
 * currency sign. Units are taken off only where the task lists them; two numbers are none.
 */
export function readNumber(text: string, units: readonly string[] = []): NumberReading {
  if (text.length > LONGEST) return { problem: `"${shown(text, 60)}" is a text, not one number` };
  const cores = sidesOf(plainNumberText(bareValue(text))).map((side) => withoutUnit(coreOf(side), units));
  const value = cores.map(parseNumeral).find((number) => number !== null);
  return value === undefined ? { problem: whyNot(cores[0] ?? '') } : { value };
}

/** What an equation may come to: its last side, else its first. Several equations come to nothing. */
function sidesOf(text: string): readonly string[] {
  const sides = text.split(/[=≈]/);
  return sides.length === 1 || SEVERAL.test(text) ? [text] : [sides.at(-1) ?? '', sides[0] ?? ''];
}

/** Without label, flourish, a remark in brackets, brackets around all of it, and "about". */
function coreOf(side: string): string {
  const bare = bareValue(side).replace(FLOURISH, '').replace(LABEL, '');
  const main = bareValue(REMARK.exec(bare)?.[1] ?? bare);
  return (BRACKETED.exec(main)?.[1] ?? main).trim().replace(ABOUT, '');
}

function whyNot(core: string): string {
  const unit = /^[+-]?[\d.,' ]*\d\s{0,3}([\p{L}%°][\p{L}\s/^²³°-]{0,30})$/u.exec(core)?.[1]?.trim();
  if (unit !== undefined) return `the unit "${unit}" is not one that the task lists`;
  if (core === '') return 'there is no number';
  return `"${shown(core, 60)}" is not ${(core.match(/\d+/g) ?? []).length > 1 ? 'one' : 'a'} number`;
}
