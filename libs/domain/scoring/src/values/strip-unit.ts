import { plainNumberText } from './numeral';

const CURRENCY = ['$', '€', '£', '¥', '₹', '₽', '₩'] as const;

/**
 * Takes one unit off the end or the start of a number. Units that are words need to be listed; a currency sign is taken off
 * unless the task lists currency signs of its own. The text comes back unchanged where there is none.
 */
export function withoutUnit(text: string, units: readonly string[]): string {
  const listed = units.map((unit) => plainNumberText(unit).trim()).filter((unit) => unit !== '');
  const signs = listed.some((unit) => isCurrency(unit)) ? [] : CURRENCY;
  for (const unit of [...listed.sort((a, b) => b.length - a.length), ...signs]) {
    const rest = stripUnit(text, unit);
    if (rest !== null) return rest;
  }
  return text;
}

function isCurrency(unit: string): boolean {
  return CURRENCY.some((sign) => sign === unit);
}

function stripUnit(text: string, unit: string): string | null {
  const fold = foldFor(unit);
  const wanted = fold(unit);
  const end = text.slice(0, -unit.length);
  if (fold(text.slice(-unit.length)) === wanted && /[\d.\s]$/.test(end)) return end.trim();
  const sign = /^[+-]?/.exec(text)?.[0] ?? '';
  const start = text.slice(sign.length, sign.length + unit.length);
  const after = text.slice(sign.length + unit.length);
  return fold(start) === wanted && /^[\d.\s+-]/.test(after) ? sign + after.trim() : null;
}

/** Units of one or two letters keep their case (mW is not MW), words do not. */
function foldFor(unit: string): (text: string) => string {
  return /^\p{L}{3,}\.?$/u.test(unit) ? (text) => text.toLowerCase() : (text) => text;
}
