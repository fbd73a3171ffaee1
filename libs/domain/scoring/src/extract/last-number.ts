import { whereInText } from '../text/lines';
import { plainNumberText } from '../values/numeral';
import { found, notFound, type Extraction } from './extraction';
import { isListMark } from './list-mark';
import { numberInToken } from './number-token';
import { lastStatement } from './stated-number';

const LONGEST_TOKEN = 200;
const SPACE_BETWEEN_DIGITS = /[\u00a0\u2007\u2009\u202f]/;
/** What ends a token: white space, brackets, quotes, formula and mark-up signs, and letters of scripts that write no spaces. */
const ASCII_BREAKS = new Set(' \t\n\v\f()[]{}<>"`|=~;*$%\\');
const OTHER_BREAK =
  /[\s“”≈€£¥₹₽₩°×·⋅—…。，、：；！？]|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Script=Thai}/u;
const MINUS_AND_CURRENCY = /(?:^|[\s(=*])-[$€£¥₹₽₩]$/;
const POWER_OF_TEN = /([+-]?\d[\d.,]{0,30})\s?[×x*·⋅]\s?$/;

/**
 * The number that an answer says is its answer (in a box, after `####`, in words near its end), else the last number in the text. Numbers
 * inside words, ids, dates, times and addresses are none; list marks count only where there is nothing else.
 */
export function extractLastNumber(answer: string): Extraction {
  const text = plainNumberText(answer);
  const stated = statedNumber(text);
  if (stated !== null) return stated;
  const hit = lastNumberIn(text, 0, text.length);
  return hit === null ? notFound('last_number', 'There is no number in the answer.') : took(text, hit);
}

/** A statement without a number in it says nothing. */
function statedNumber(text: string): Extraction | null {
  const statement = lastStatement(text);
  const hit = statement === null ? null : lastNumberIn(text, statement.from, statement.to);
  if (statement === null || hit === null) return null;
  return found('last_number', hit.number, `Took ${hit.number}, ${statement.how}, in ${whereInText(text, hit.at)}.`);
}

interface Hit {
  readonly number: string;
  readonly at: number;
}

function lastNumberIn(text: string, from: number, to: number): Hit | null {
  let listMark: Hit | null = null;
  for (const token of tokensFromEnd(text, from, to)) {
    const number = numberInToken(token.text);
    if (number === null) continue;
    const hit = { number: withWhatStandsBefore(text, token.at, number), at: token.at };
    if (!isListMark(text, token.at, token.text)) return hit;
    listMark ??= hit;
  }
  return listMark;
}

function took(text: string, { number, at }: Hit): Extraction {
  return found('last_number', number, `Took the last number, ${number}, in ${whereInText(text, at)}.`);
}

/** `10^5` belongs to the `1.2 ×` before it, and the minus of `-$5` to the 5. */
function withWhatStandsBefore(text: string, at: number, number: string): string {
  const before = text.slice(Math.max(0, at - 40), at);
  if (number.startsWith('10^')) {
    const mantissa = POWER_OF_TEN.exec(before)?.[1];
    return mantissa === undefined ? number : `${mantissa} × ${number}`;
  }
  return MINUS_AND_CURRENCY.test(before) && isDigit(number[0]) ? `-${number}` : number;
}

/** Stretches without a break that hold a digit, the last one first; long ones in pieces. Each character is looked at once. */
function* tokensFromEnd(
  text: string,
  from: number,
  to: number,
): Generator<{ readonly text: string; readonly at: number }> {
  let end = to;
  while (end > from) {
    let start = end;
    let digit = false;
    while (start > from && end - start < LONGEST_TOKEN && !isBreak(text, start - 1)) {
      start -= 1;
      digit ||= isDigit(text[start]);
    }
    if (digit) yield { text: text.slice(start, end), at: start };
    end = start === end ? end - 1 : start;
  }
}

function isBreak(text: string, at: number): boolean {
  const character = text[at] ?? '';
  if (character < '\u0080') return ASCII_BREAKS.has(character);
  if (SPACE_BETWEEN_DIGITS.test(character)) return !isDigit(text[at - 1]) || !isDigit(text[at + 1]);
  return OTHER_BREAK.test(character);
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}
