import { bareValue } from '../text/bare-value';
import { normalise } from '../text/normalise';
import { CHOICE_LETTERS, namesOthers } from './choice-letter';

/** One place where an answer names an option. */
export interface NamedLetter {
  readonly letter: string;
  readonly at: number;
  /** How it is named, for the trace. */
  readonly how: string;
}

const STATEMENT =
  /\b(?:answer|option|choice)\s{0,3}(?:(?:is|to be|would be|must be|should be|:)\s{0,3}){1,2}[*_`"'([]{0,4}(?:(?:option|choice|letter)\s{1,3})?[*_`"'($[\\{]{0,8}(?:boxed\{|text\{)?\**\(?([A-J])(?![\w'’]|-\w)(?=([^\n]{0,20}))/gi;
const CHOOSE =
  /\b(?:i (?:choose|pick|select)|(?:choose|pick|select)|go with)\s{1,3}(?:(?:option|choice|letter|answer)\s{1,3})?[*_`"'([]{0,4}([A-J])(?![\w'’]|-\w)(?=([^\n]{0,20}))/gi;
const IS_CORRECT =
  /(?:^|[\s*_`"'([])(?:(?:option|choice)\s{1,3})?[*_`"'([]{0,4}([A-J])[*_`"')\]]{0,4}\s{1,2}(?:is|would be)\s{1,2}(?:the\s{1,2})?(?:correct|right|best)\b(?=([^\n]{0,20}))/gi;
const BOXED = /\\boxed\{\s?(?:\\text\{)?\s?\(?([A-J])\)?\s?\}/gi;
const MARKED = /\*\*\s?\(?([A-J])\)?[.):]?\s?\*\*|(?<![\w)])\(([A-J])\)(?!\w)/g;

/**
 * Places that name options, strongest kind first; the first kind that names any decides. Of statements ("the answer is B") only
 * the last counts, as later ones are corrections; lone letters, marked letters and option texts must agree.
 */
export function* lettersInText(answer: string, choices: readonly string[]): Generator<readonly NamedLetter[]> {
  yield lastStatement(answer);
  yield named(answer, BOXED, 'in a box').slice(-1);
  yield aloneOnLine(answer);
  yield startOfOneLine(answer);
  yield named(answer, MARKED, 'the only option that is marked');
  yield optionTexts(answer, choices);
}

function lastStatement(answer: string): readonly NamedLetter[] {
  const statements = [STATEMENT, CHOOSE, IS_CORRECT].flatMap((pattern) => statementsOf(answer, pattern));
  const last = statements.sort((a, b) => a.at - b.at).at(-1);
  if (last === undefined) return [];
  return last.also === null ? [last] : [last, { ...last, letter: last.also }];
}

function statementsOf(answer: string, pattern: RegExp): readonly (NamedLetter & { readonly also: string | null })[] {
  return Array.from(answer.matchAll(pattern)).flatMap((match) => {
    const written = match[1] ?? '';
    const rest = match[2] ?? '';
    if (pattern !== IS_CORRECT && isWord(written, rest)) return [];
    const also = /^[*_)\]`"']{0,4}\s?(?:\/|,|or\b|and\b)\s?[*_([]{0,4}([A-J])(?!\w)/.exec(rest)?.[1] ?? null;
    return [{ letter: written.toUpperCase(), at: match.index, how: 'which it says is the answer', also }];
  });
}

/** "the answer is a long story", "The answer is I think": articles and pronouns name no option. */
function isWord(letter: string, rest: string): boolean {
  if (letter === 'A' || letter === 'I') return /^\s{1,3}(?!because\b|since\b|as\b|for\b|or\b|and\b)[a-z]/.test(rest);
  return letter >= 'a' && /^\s{1,3}[a-z]/i.test(rest);
}

function named(answer: string, pattern: RegExp, how: string): readonly NamedLetter[] {
  return Array.from(answer.matchAll(pattern), (match) => {
    return { letter: (match[1] ?? match[2] ?? '').toUpperCase(), at: match.index, how };
  });
}

/** Lines that hold a letter and nothing else. */
function aloneOnLine(answer: string): readonly NamedLetter[] {
  const pattern = /^[ \t>#*_-]{0,12}[([]?([A-J])[)\]]?[.:]?[ \t*_]{0,12}$/gm;
  return named(answer, pattern, 'alone on its line');
}

/** `B) Paris` at the start of a line, where no other option starts one: several such lines only repeat the question. */
function startOfOneLine(answer: string): readonly NamedLetter[] {
  const pattern = /^[ \t>*_-]{0,12}(?:\(([A-J])\)|([A-J])[).:])[*_]{0,2}[ \t]{1,4}(?=\S)/gm;
  const lines = named(answer, pattern, 'the only option that starts a line');
  const letters = new Set(lines.map(({ letter }) => letter));
  const only = lines[0];
  return only === undefined || letters.size > 1 || namesOthers(lineFrom(answer, only.at), only.letter) ? [] : lines;
}

function lineFrom(answer: string, at: number): string {
  return answer.slice(at, at + 2_000).split('\n', 1)[0] ?? '';
}

/** Unicode classes are slow, and an option that is named by its text alone stands in a short answer. */
const LONGEST_LOOK = 20_000;

function optionTexts(answer: string, choices: readonly string[]): readonly NamedLetter[] {
  const haystack = ` ${normalise(bareValue(answer.slice(-LONGEST_LOOK))).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return choices.flatMap((choice, index) => {
    const needle = normalise(choice)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    const isThere = needle !== '' && haystack.includes(` ${needle} `);
    return isThere
      ? [{ letter: CHOICE_LETTERS[index] ?? '', at: 0, how: 'the only option whose text is in the answer' }]
      : [];
  });
}
