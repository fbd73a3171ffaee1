import { bareValue } from '../text/bare-value';
import { shown } from '../text/shown';
import { parseNumeral, plainNumberText } from './numeral';
import { withoutUnit } from './strip-unit';

/** One number, or why there is none (the end of a sentence). */
export type NumberReading = { readonly value: number } | { readonly problem: string };

const LONGEST = 300;
const ABOUT = /^(?:about|approximately|approx\.?|roughly|around|circa|exactly|~)\s{0,3}/i;
const BRACKETED = /^[([<"'“](.+)[)\]>"'”]$/;
const REMARK = /^(.*?\S)\s{1,3}\([^()]*\)$/;

/**
 * Reads an answer that is one number. Tolerated around it: bold, `x =`, "about", a remark in brackets at the end, a currency sign.
 * Units are taken off only where the task lists them; two numbers are none.
 */
export function readNumber(text: string, units: readonly string[] = []): NumberReading {
  if (text.length > LONGEST) return { problem: `"${shown(text, 60)}" is a text, not one number` };
  const core = withoutUnit(coreOf(text), units);
  const value = parseNumeral(core);
  return value === null ? { problem: whyNot(core) } : { value };
}

/** The part after the last "=", without a remark in brackets, without brackets around all of it, without "about". */
function coreOf(text: string): string {
  const side = bareValue(plainNumberText(bareValue(text)).split(/[=≈]/).at(-1) ?? '');
  const main = bareValue(REMARK.exec(side)?.[1] ?? side);
  return (BRACKETED.exec(main)?.[1] ?? main).trim().replace(ABOUT, '');
}

function whyNot(core: string): string {
  const unit = /^[+-]?[\d.,' ]*\d\s{0,3}([\p{L}%°][\p{L}\s/^²³°-]{0,30})$/u.exec(core)?.[1]?.trim();
  if (unit !== undefined) return `the unit "${unit}" is not one that the task lists`;
  if (core === '') return 'there is no number';
  return `"${shown(core, 60)}" is not ${(core.match(/\d+/g) ?? []).length > 1 ? 'one' : 'a'} number`;
}
