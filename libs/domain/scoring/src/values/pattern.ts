import { RE2JS, RE2JSSyntaxException } from 're2js';

/** A pattern of linear cost, or why it is none (a sentence). */
export type PatternReading =
  { readonly test: (text: string) => boolean; readonly size: number } | { readonly problem: string };

const LONGEST_PATTERN = 10_000;

/** Compiles an author's pattern with the linear engine. `size` is the number of instructions. */
export function compilePattern(pattern: string, caseSensitive: boolean): PatternReading {
  if (pattern.length > LONGEST_PATTERN) return { problem: 'The pattern is longer than 10,000 characters.' };
  try {
    const compiled = RE2JS.compile(pattern, caseSensitive ? 0 : RE2JS.CASE_INSENSITIVE);
    return { test: (text) => compiled.test(text), size: compiled.programSize() };
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) return { problem: explain(error, pattern) };
    throw error;
  }
}

/** Null for a pattern that can be used, else a sentence that names what is not allowed and how to write it instead. */
export function checkPattern(pattern: string): string | null {
  const compiled = compilePattern(pattern, true);
  return 'problem' in compiled ? compiled.problem : null;
}

/** Features that other engines know and a linear one cannot have. */
const REFUSED: readonly (readonly [form: RegExp, name: string])[] = [
  [/\(\?[=!]/, 'Look-ahead'],
  [/\(\?<[=!]/, 'Look-behind'],
  [/\\(?:[1-9]|k[<{'])|\(\?P=/, 'A back-reference'],
  [/\(\?>/, 'An atomic group'],
  [/\(\?\(/, 'A conditional group'],
  [/[*+?}]\+/, 'A possessive quantifier'],
];

function explain(error: RE2JSSyntaxException, pattern: string): string {
  const refused = REFUSED.find(([form]) => form.test(pattern));
  if (refused !== undefined) {
    return `${refused[1]} is not allowed in a pattern: rewrite it without look-around and back-references.`;
  }
  if (/repeat count/.test(error.error)) return `A repeat count may be at most 1,000: "${error.input ?? pattern}".`;
  return `The pattern is not valid: ${error.error}${error.input === null ? '' : ` at "${error.input.slice(0, 60)}"`}.`;
}
