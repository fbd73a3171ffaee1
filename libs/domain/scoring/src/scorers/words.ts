import { bareValue } from '../text/bare-value';
import { shown } from '../text/shown';

/** "Right: 204". */
export function right(got: string): string {
  return `Right: ${shown(bareValue(got))}`;
}

/** "Wrong: got 208, expected 204". */
export function gotInstead(got: string, expected: string): string {
  return `Wrong: got ${shown(got, 60)}, expected ${shown(expected, 60)}`;
}

/** "Wrong: it is a text, not one number; expected 204". */
export function unreadable(problem: string, expected: string): string {
  return `Wrong: ${problem}; expected ${shown(expected, 60)}`;
}

/** The author's mistake, as a sentence. */
export function badExpectation(expected: string, problem: string): string {
  return `The task's expected value "${shown(expected, 60)}" cannot be used: ${problem}.`;
}
