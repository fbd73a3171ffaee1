/** Words as runs of letters, digits and underscores: "well-known" is two. */
export function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];
}

const ABBREVIATIONS = new Set(
  'mr mrs ms dr prof sr jr st rev gen col sgt capt lt hon gov sen rep inc ltd co corp bros vs e.g i.e u.s u.k u.n d.c a.m p.m ph.d jan feb mar apr jun jul aug sep sept oct nov dec fig approx dept est'.split(
    ' ',
  ),
);
const MARKS = /[.?!]+/g;
/** What may stand between the marks of a sentence and the space behind it. */
const CLOSED = /^["'”’»)\]*_]{0,20}(?=\s|$)/;
const LONGEST_TOKEN = 60;
/** The word before a mark, without the quotes, brackets and emphasis around it. */
const WORD_BEFORE = /([^\s"'“‘”’«»()[\]*_]+)["'”’»)\]*_]{0,20}$/;

/**
 * Sentences in order, trimmed. A line break alone ends none. A period does not end one after an abbreviation ("Dr.", "e.g."), and after a
 * number or an initial only where a capital follows; an ellipsis ends one where a capital follows.
 */
export function sentencesOf(text: string): readonly string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const { index, 0: marks } of text.matchAll(MARKS)) {
    const closed = CLOSED.exec(text.slice(index + marks.length, index + marks.length + 21));
    if (closed === null) continue;
    const end = index + marks.length + closed[0].length;
    if (!endsSentence(text, index, marks, end)) continue;
    sentences.push(text.slice(start, end).trim());
    start = end;
  }
  sentences.push(text.slice(start).trim());
  return sentences.filter((sentence) => sentence !== '');
}

function endsSentence(text: string, at: number, marks: string, end: number): boolean {
  if (/[?!]/.test(marks)) return true;
  const before = text.slice(Math.max(0, at - LONGEST_TOKEN), at);
  const token = (WORD_BEFORE.exec(before)?.[1] ?? '').toLowerCase();
  if (token === '') return false;
  const next = /^\s+(\S)/.exec(text.slice(end, end + 20))?.[1] ?? '';
  const capital = /[\p{Lu}\p{N}"“'‘([*_#-]/u.test(next) || next === '';
  if (marks.length > 1) return capital;
  if (ABBREVIATIONS.has(token)) return false;
  return /^(?:\p{L}|\d+)$/u.test(token) ? capital : true;
}

/** Takes a sign off both ends, however often it is there. */
export function withoutEnds(text: string, sign: string): string {
  let [start, end] = [0, text.length];
  while (start < end && text[start] === sign) start += 1;
  while (end > start && text[end - 1] === sign) end -= 1;
  return text.slice(start, end);
}

/** How often a text holds another, case aside, without overlap. */
export function occurrences(text: string, part: string): number {
  const [hay, needle] = [text.toLowerCase(), part.toLowerCase()];
  if (needle === '') return 0;
  let count = 0;
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.length)) count += 1;
  return count;
}

/** True where a text holds a word or phrase with no letter, digit or underscore right before or behind it. */
export function holdsWord(text: string, word: string): boolean {
  const [hay, needle] = [text.toLowerCase(), word.toLowerCase()];
  if (needle === '') return false;
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + 1)) {
    if (isEdge(hay, at) && isEdge(hay, at + needle.length)) return true;
  }
  return false;
}

/** A place between a sign of a word and another sign. */
function isEdge(text: string, at: number): boolean {
  const isWord = (sign: string): boolean => /^[\p{L}\p{M}\p{N}_]$/u.test(sign);
  return isWord(text.charAt(at - 1)) !== isWord(text.charAt(at));
}

/** "3 words", "1 word". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
