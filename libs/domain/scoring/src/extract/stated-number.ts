/** A stretch of text in which an answer says what its answer is. */
export interface Statement {
  readonly from: number;
  readonly to: number;
  /** How it says so, for the trace. */
  readonly how: string;
}

/** A statement counts only near the end: what follows a far one may have become another answer. */
const NEAR_THE_END = 600;
/** After such words the statement is taken back, or may be. */
const TAKEN_BACK =
  /\b(?:wait|actually|hold on|however|correction|mistake|wrong|incorrect|oops|sorry|instead|let me (?:re|check|double)|re-?check|recalculat\w*|reconsider|on second thought|hmm)\b/i;

const BOXED = /\\boxed\s?\{/g;
const HASHES = /^[ \t>*_]{0,8}#{4}(?!#)[ \t]{0,8}/gm;
const SAYS =
  /\b(?:(?:final|correct|right) (?:answer|result|value|total)|answer)[*_"'`]{0,4}(?: to (?:the|this) (?:question|problem))?(?: (?:is|would be|must be|should be|comes? (?:out )?to|equals)|[ \t]{0,2}[:=])[:*_ \t]{0,6}/gi;

/** The last place near the end of an answer where it says that this is its answer: in a box, after `####`, or in words; null without one. */
export function lastStatement(text: string): Statement | null {
  const start = Math.max(0, text.length - NEAR_THE_END);
  const tail = text.slice(start);
  const said =
    last(tail, BOXED, closingBrace, 'in the last box') ??
    last(tail, HASHES, endOfLine, 'after ####') ??
    last(tail, SAYS, endOfSentence, 'where it says what the answer is');
  if (said === null || TAKEN_BACK.test(tail.slice(said.to))) return null;
  return { ...said, from: said.from + start, to: said.to + start };
}

function last(
  text: string,
  pattern: RegExp,
  endAfter: (text: string, from: number) => number,
  how: string,
): Statement | null {
  const match = Array.from(text.matchAll(pattern)).at(-1);
  if (match === undefined) return null;
  const from = match.index + match[0].length;
  return { from, to: endAfter(text, from), how };
}

function closingBrace(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** A sentence ends at its mark, its line, a remark in brackets, or where a reason or another thought begins. */
function endOfSentence(text: string, from: number): number {
  const rest = text.slice(from, endOfLine(text, from));
  const end = rest.search(
    /[.!?](?=\s|$|\*)|\s\((?![^()]*\)\s?[$\d])|[;—]|,? \b(?:because|since|as|which|so|given|after|per)\b/,
  );
  return end < 0 ? from + rest.length : from + end;
}
