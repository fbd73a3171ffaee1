import { bareValue } from '../text/bare-value';
import { whereInText } from '../text/lines';
import { answerAfter } from './answer-after';
import { answerMarks, type AnswerMark } from './answer-marks';
import { found, notFound, type Extraction } from './extraction';

const MOST_EMPTY_MARKS = 20;

/** The last line `ANSWER: …`, whatever bold, case or list mark stands around it; a value may go on in the lines below. */
export function extractAnswerLine(answer: string): Extraction {
  let empty = 0;
  for (const mark of answerMarks(answer)) {
    const after = answerAfter(answer, mark.valueAt);
    const text = bareValue(withoutClosers(after.text, mark.closers));
    if (text !== '') return found('answer_line', text, tookLine(answer, mark, after.lines), ...passedOver(empty));
    empty += 1;
    if (empty === MOST_EMPTY_MARKS) break;
  }
  return empty === 0
    ? notFound('answer_line', 'No line starts with ANSWER:.')
    : notFound('answer_line', 'The line that starts with ANSWER: has nothing after it.');
}

function withoutClosers(text: string, closers: readonly string[]): string {
  let rest = text.trim();
  for (const closer of closers) {
    const bare = rest.endsWith('.') ? rest.slice(0, -1) : rest;
    if (bare.endsWith(closer) && isUnpaired(bare, closer)) rest = bare.slice(0, -closer.length).trimEnd();
  }
  return rest;
}

/** True when the closer at the end has no opener of its own within the value. */
function isUnpaired(text: string, closer: string): boolean {
  if (closer === '}') return text.split('}').length > text.split('{').length;
  return (text.split(closer).length - 1) % 2 === 1;
}

function tookLine(answer: string, mark: AnswerMark, lines: number): string {
  const below = lines === 0 ? '' : ` and the ${lines === 1 ? 'line' : `${lines} lines`} below it`;
  return `Took the last line that starts with ANSWER:, ${whereInText(answer, mark.wordAt)}${below}.`;
}

function passedOver(empty: number): readonly string[] {
  return empty === 0 ? [] : [`Passed over ${empty} later ANSWER: with nothing after it.`];
}
