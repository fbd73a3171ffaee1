/** One place where a line starts with `ANSWER:`. Offsets into the answer. */
export interface AnswerMark {
  readonly wordAt: number;
  readonly valueAt: number;
  /** What closes after the value because it was opened before the word, as in `**ANSWER: 42**`. */
  readonly closers: readonly string[];
}

const WORD = 'answer';
const LONGEST_START = 60;
const LEADING_WORDS = /(?:the|my|final)\s/gi;
const LIST_MARK = /^\s*(?:\d{1,3}[.)]|[-+*•>#–—]{1,6})\s/;
const ONLY_DRESS = /^[^\p{L}\p{N}]*$/u;
const LATEX_OPENER = /\\(?:boxed|text|textbf|mathbf)\{/g;
const COLON = /^[ \t*_~`"'”]{0,12}[:：][ \t]{0,12}/;
/** Longest first: what may open before the word, and its closer. */
const PAIRS: readonly (readonly [opener: string, closer: string])[] = [
  ['***', '***'],
  ['**', '**'],
  ['__', '__'],
  ['~~', '~~'],
  ['{', '}'],
  ['|', '|'],
  ['`', '`'],
  ['"', '"'],
  ['“', '”'],
  ['*', '*'],
  ['_', '_'],
  ['$', '$'],
];

/** Every line that starts with ANSWER: (or "Final answer:"), the last one first. Looks at 60 characters around each: linear in all. */
export function* answerMarks(answer: string): Generator<AnswerMark> {
  const words = Array.from(answer.matchAll(/answer/gi), (match) => match.index);
  for (const wordAt of words.reverse()) {
    const mark = markAt(answer, wordAt);
    if (mark !== null) yield mark;
  }
}

function markAt(answer: string, wordAt: number): AnswerMark | null {
  const before = startOfLine(answer, wordAt);
  if (before === null) return null;
  const dress = before.replace(LIST_MARK, '').replace(LEADING_WORDS, '').replace(LATEX_OPENER, '{');
  const wordEnd = wordAt + WORD.length;
  const colon = COLON.exec(answer.slice(wordEnd, wordEnd + 30));
  if (!ONLY_DRESS.test(dress) || colon === null) return null;
  return { wordAt, ...afterColon(answer, wordEnd + colon[0].length, openPairs(dress, colon[0])) };
}

/** What stands before the word in its line; null where that is too long to be dress. */
function startOfLine(answer: string, wordAt: number): string | null {
  const window = answer.slice(Math.max(0, wordAt - LONGEST_START), wordAt);
  const lineBreak = window.lastIndexOf('\n');
  if (lineBreak >= 0) return window.slice(lineBreak + 1);
  return wordAt <= LONGEST_START ? window : null;
}

/** Closers of what stands right before the word and is not closed before the colon. */
function openPairs(dress: string, colon: string): readonly string[] {
  let tail = dress.slice(dress.trimEnd().search(/\S*$/));
  const closers: string[] = [];
  for (const [opener, closer] of PAIRS) {
    if (!tail.includes(opener)) continue;
    tail = tail.replace(opener, '');
    if (!colon.includes(closer)) closers.push(closer);
  }
  return closers;
}

/** Passes over closers that stand between colon and value: `**ANSWER:** 42`. */
function afterColon(answer: string, from: number, open: readonly string[]): Omit<AnswerMark, 'wordAt'> {
  let valueAt = from;
  const closers: string[] = [];
  for (const closer of open) {
    if (answer.startsWith(closer, valueAt)) valueAt += closer.length;
    else closers.push(closer);
  }
  return { valueAt, closers };
}
