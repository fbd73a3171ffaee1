/** The text after `ANSWER:`, and how many lines below belong to it. */
export interface AnswerText {
  readonly text: string;
  readonly lines: number;
}

const MOST_LINES = 300;
const LIST_ITEM = /^\s*(?:[-*+•]|\d{1,3}[.)])\s{1,4}(?=\S)/;
const FENCE = /^\s{0,12}(`{3,}|~{3,})/;

/**
 * Reads what follows `ANSWER:`. Mostly the rest of the line; the lines below only where the value starts there:
 * nothing after the colon, a code fence, or an open bracket.
 */
export function answerAfter(answer: string, from: number): AnswerText {
  const first = lineFrom(answer, from);
  const rest = first.text.trim();
  const below = () => linesBelow(answer, first.end);
  if (rest === '' || rest === '\\[' || rest === '$$') return firstFilledLine(below());
  if (FENCE.test(rest) && !rest.slice(3).includes('```')) return fenced([rest, ...below()], -1);
  return openBrackets(rest) > 0 ? untilBalanced(rest, below()) : { text: rest, lines: 0 };
}

function lineFrom(answer: string, from: number): { readonly text: string; readonly end: number } {
  const lineBreak = answer.indexOf('\n', from);
  const end = lineBreak < 0 ? answer.length : lineBreak;
  return { text: answer.slice(from, end), end };
}

function linesBelow(answer: string, end: number): readonly string[] {
  const lines: string[] = [];
  let at = end;
  while (at < answer.length && lines.length < MOST_LINES) {
    const line = lineFrom(answer, at + 1);
    lines.push(line.text);
    at = line.end;
  }
  return lines;
}

function firstFilledLine(below: readonly string[]): AnswerText {
  const index = below.findIndex((line) => line.trim() !== '');
  const rest = below.slice(Math.max(0, index));
  const line = rest[0]?.trim() ?? '';
  if (FENCE.test(line)) return fenced(rest, index);
  const here = LIST_ITEM.test(line) ? listItems(rest) : { text: line, lines: 1 };
  if (openBrackets(line) <= 0) return { text: here.text, lines: here.lines + index };
  const joined = untilBalanced(line, rest.slice(1));
  return { text: joined.text, lines: joined.lines + index + 1 };
}

/** The items of a list without their marks, up to the first line that is none. */
function listItems(lines: readonly string[]): AnswerText {
  const end = lines.findIndex((line) => !LIST_ITEM.test(line));
  const items = lines.slice(0, end < 0 ? lines.length : end);
  return { text: items.map((item) => item.replace(LIST_ITEM, '').trim()).join('\n'), lines: items.length };
}

/** What stands inside the fence that the first line opens. */
function fenced(lines: readonly string[], before: number): AnswerText {
  const mark = FENCE.exec(lines[0] ?? '')?.[1] ?? '```';
  const end = lines.findIndex((line, index) => index > 0 && line.trim().startsWith(mark));
  const inside = lines.slice(1, end < 0 ? lines.length : end);
  return { text: inside.join('\n').trim(), lines: before + 1 + inside.length + (end < 0 ? 0 : 1) };
}

/** Adds lines until every bracket is closed; where that never happens, the first line stands alone. */
function untilBalanced(first: string, below: readonly string[]): AnswerText {
  let open = openBrackets(first);
  for (const [index, line] of below.entries()) {
    open += openBrackets(line);
    if (open <= 0) return { text: [first, ...below.slice(0, index + 1)].join('\n'), lines: index + 1 };
  }
  return { text: first, lines: 0 };
}

/** Brackets opened minus brackets closed in a line, quoted text left out. */
function openBrackets(line: string): number {
  let open = 0;
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? '';
    if (quote !== '') {
      if (character === '\\') at += 1;
      else if (character === quote) quote = '';
    } else if (character === '"') quote = character;
    else if ('([{'.includes(character)) open += 1;
    else if (')]}'.includes(character)) open -= 1;
  }
  return open;
}
