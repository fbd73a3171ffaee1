import { bareValue } from '../text/bare-value';
import { normalise } from '../text/normalise';

/** Letters that an option may have. */
export const CHOICE_LETTERS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'] as const;

/** `B`, or with the option's text: `B) Paris`, `(B) Paris`, `B. Paris`, `B: Paris`, `B - Paris`. */
const ALONE = /^(?:(?:option|choice|answer)\s{0,3}:?\s{0,3})?[([{]?\s?([A-Ja-j])\s?[)\]}]?[.):]{0,2}$/i;
const WITH_TEXT =
  /^(?:(?:[Oo]ption|[Cc]hoice)\s{1,3})?(?:[([]([A-J])[)\]][.:]?\s|\*{0,2}([A-J])\*{0,2}\s?[).:]\*{0,2}\s|([A-J])(?:\s[-–—]\s|[,;]\s|\s(?:because|since|as|for)\s))\s{0,3}\S/;

/**
 * The letter that a short statement names: a letter in any dress, a letter with its text, or the text of one option.
 * Null where it names none, or several.
 */
export function choiceLetter(statement: string, choices: readonly string[]): string | null {
  const bare = bareValue(statement);
  if (bare.length > 500 || bare === '') return null;
  const alone = ALONE.exec(bare)?.[1];
  if (alone !== undefined) return inRange(alone, choices);
  const byText = letterOfText(bare, choices);
  if (byText !== null) return byText;
  const match = WITH_TEXT.exec(bare);
  const letter = match?.[1] ?? match?.[2] ?? match?.[3];
  return letter === undefined || namesOthers(bare, letter) ? null : inRange(letter, choices);
}

/** The letter of the one option whose text this is. */
export function letterOfText(text: string, choices: readonly string[]): string | null {
  const wanted = normalise(text);
  const hits = choices.flatMap((choice, index) => (normalise(choice) === wanted ? [index] : []));
  return hits.length === 1 ? (CHOICE_LETTERS[hits[0] ?? -1] ?? null) : null;
}

/** Upper case, or null beyond the last option. */
export function inRange(letter: string, choices: readonly string[]): string | null {
  const upper = letter.toUpperCase();
  const index = CHOICE_LETTERS.findIndex((candidate) => candidate === upper);
  return index >= 0 && (choices.length === 0 || index < choices.length) ? upper : null;
}

/** `B) Paris or C) Rome` names another option than B. */
export function namesOthers(text: string, letter: string): boolean {
  const marks = text.matchAll(/(?:^|[\s(,;/])([A-J])(?=[).:]|\s?$)/g);
  return Array.from(marks).some((mark) => mark[1] !== letter.toUpperCase());
}
