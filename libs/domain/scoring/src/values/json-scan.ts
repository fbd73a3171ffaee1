/** Deepest nesting that is read; deeper text is no answer. */
export const DEEPEST_JSON = 200;

/** A JSON object or array inside of a text: offsets, end exclusive. */
export interface JsonSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the outermost JSON objects and arrays in a text, in order. A place that turns out not to be JSON is left where it
 * broke, so that every character is read a fixed number of times.
 */
export function jsonSpans(text: string): readonly JsonSpan[] {
  const spans: JsonSpan[] = [];
  const opening = /[{[]/g;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const scan = scanValue(text, match.index);
    spans.push(...scan.spans);
    opening.lastIndex = Math.max(scan.at, match.index + 1);
  }
  return spans;
}

interface Scan {
  /** The whole value where it is complete, else the complete objects and arrays inside it. */
  readonly spans: readonly JsonSpan[];
  /** Where reading stopped. */
  readonly at: number;
}

interface Open {
  readonly start: number;
  readonly kind: '{' | '[';
  readonly inside: JsonSpan[];
  expects: 'first' | 'next' | 'comma';
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
/** Everything but quotes, backslashes and control characters. */
const PLAIN_CHARACTERS = /[ !#-[\]-\uffff]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const SPACE = /[ \t\n\r]*/y;
const KEY_COLON = /[ \t\n\r]*:[ \t\n\r]*/y;

function scanValue(text: string, from: number): Scan {
  const open: Open[] = [];
  let at = from;
  for (;;) {
    const top = open.at(-1);
    const step = top === undefined ? enter(text, at, open) : advance(text, at, top, open);
    if (step === null) return { spans: open.flatMap((value) => value.inside), at };
    at = step.at;
    if (step.closed !== null) {
      const parent = open.at(-1);
      if (parent === undefined) return { spans: [step.closed], at };
      parent.inside.push(step.closed);
    }
  }
}

interface Step {
  readonly at: number;
  readonly closed: JsonSpan | null;
}

/** One token further inside of an open object or array; null where the text breaks the grammar. */
function advance(text: string, from: number, top: Open, open: Open[]): Step | null {
  const at = past(SPACE, text, from) ?? from;
  const character = text[at];
  if (character === (top.kind === '{' ? '}' : ']') && top.expects !== 'next') {
    open.pop();
    return { at: at + 1, closed: { start: top.start, end: at + 1 } };
  }
  if (top.expects === 'comma') {
    if (character !== ',') return null;
    top.expects = 'next';
    return { at: at + 1, closed: null };
  }
  const value = top.kind === '{' ? afterKey(text, at) : at;
  if (value === null) return null;
  top.expects = 'comma';
  return enter(text, value, open);
}

/** Opens an object or array, or passes over a scalar. */
function enter(text: string, at: number, open: Open[]): Step | null {
  const character = text[at];
  if (character === '{' || character === '[') {
    if (open.length >= DEEPEST_JSON) return null;
    open.push({ start: at, kind: character, inside: [], expects: 'first' });
    return { at: at + 1, closed: null };
  }
  const end = character === '"' ? pastString(text, at) : (past(NUMBER, text, at) ?? past(WORD, text, at));
  return end === null ? null : { at: end, closed: null };
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
