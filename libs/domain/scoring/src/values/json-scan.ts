/** Deepest nesting that is read; deeper text is no answer. */
export const DEEPEST_JSON = 200;

/** A JSON object or array inside of a text: offsets, end exclusive. */
export interface JsonSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the outermost JSON objects and arrays in a text, in order. A place that turns out not to be JSON is left where it broke, so
 * that every character is read a fixed number of times; complete parts of a broken value are no values, and too deep a value ends the search.
 */
export function jsonSpans(text: string): readonly JsonSpan[] {
  const spans: JsonSpan[] = [];
  const opening = new RegExp(OPENING);
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const scan = scanValue(text, match.index);
    if (scan.end === 'too deep') break;
    if (scan.end === 'complete') spans.push({ start: match.index, end: scan.at });
    opening.lastIndex = Math.max(scan.at, match.index + 1);
  }
  return spans;
}

/** Offset behind the object or array that starts the text; null where it starts with none that is complete. */
export function endOfJson(text: string): number | null {
  const scan = scanValue(text, 0);
  return scan.end === 'complete' ? scan.at : null;
}

interface Scan {
  readonly end: 'complete' | 'broken' | 'too deep';
  /** Where reading stopped. */
  readonly at: number;
}

interface Open {
  readonly kind: '{' | '[';
  expects: 'first' | 'next' | 'comma';
}

/** A bracket with what may follow it: brackets of prose and code are passed over at once. */
const OPENING = /\{(?=\s*["}])|\[(?=\s*[[\]{"\dtfn-])/g;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
/** Everything but quotes, backslashes and control characters. */
const PLAIN_CHARACTERS = /[ !#-[\]-\uffff]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const SPACE = /[ \t\n\r]*/y;
const KEY_COLON = /[ \t\n\r]*:[ \t\n\r]*/y;

function scanValue(text: string, from: number): Scan {
  const open: Open[] = [];
  let at: number = from;
  do {
    const top = open.at(-1);
    const next = top === undefined ? enter(text, at, open) : advance(text, at, top, open);
    if (next === null) return { end: 'broken', at };
    if (open.length > DEEPEST_JSON) return { end: 'too deep', at };
    at = next;
  } while (open.length > 0);
  return { end: 'complete', at };
}

/** Offset after one more token inside of an open object or array; null where the text breaks the grammar. */
function advance(text: string, from: number, top: Open, open: Open[]): number | null {
  const at = past(SPACE, text, from) ?? from;
  const character = text[at];
  if (character === (top.kind === '{' ? '}' : ']') && top.expects !== 'next') {
    open.pop();
    return at + 1;
  }
  if (top.expects === 'comma') {
    top.expects = 'next';
    return character === ',' ? at + 1 : null;
  }
  top.expects = 'comma';
  const value = top.kind === '{' ? afterKey(text, at) : at;
  return value === null ? null : enter(text, value, open);
}

/** Opens an object or array, or passes over a scalar. */
function enter(text: string, at: number, open: Open[]): number | null {
  const character = text[at];
  if (character === '{' || character === '[') {
    open.push({ kind: character, expects: 'first' });
    return at + 1;
  }
  return character === '"' ? pastString(text, at) : (past(NUMBER, text, at) ?? past(WORD, text, at));
}

function afterKey(text: string, at: number): number | null {
  const key = text[at] === '"' ? pastString(text, at) : null;
  return key === null ? null : past(KEY_COLON, text, key);
}

function pastString(text: string, quoteAt: number): number | null {
  for (let at: number | null = quoteAt + 1; at !== null; at = past(ESCAPE, text, at)) {
    at = past(PLAIN_CHARACTERS, text, at) ?? at;
    if (text[at] === '"') return at + 1;
  }
  return null;
}

/** Offset behind a match of a sticky pattern; null without one. */
function past(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}
