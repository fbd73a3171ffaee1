import type { JsonValue } from '@assay/contracts';
import { integerOf, tagOf } from '@assay/domain/run';
import type { CompareRule } from './code-case';

/** A number of a program: whole ones without limit, others as floats. */
export type CodeNumber = bigint | number;

/** The number that typed JSON holds; null where it holds something else. A BigInt of JavaScript is not a number of it. */
export function codeNumber(value: JsonValue): CodeNumber | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  const tag = tagOf(value);
  if (tag === '$int') return integerOf(inner(value, tag));
  if (tag !== '$float') return null;
  const text = inner(value, tag);
  const number = (typeof text === 'string' ? FLOATS.get(text) : undefined) ?? Number(text);
  return Number.isSafeInteger(number) ? BigInt(number) : number;
}

const FLOATS: ReadonlyMap<string, number> = new Map([
  ['nan', NaN],
  ['inf', Infinity],
  ['-inf', -Infinity],
]);

/** Digits that two ways to the same float share: half of the precision is lost in a long sum at most. */
const NEARLY = 1e-9;

/** True where two numbers are the same by the rule. NaN is the same as NaN. */
export function areNumbersEqual(expected: CodeNumber, got: CodeNumber, rule: CompareRule): boolean {
  if (typeof expected === 'bigint' && typeof got === 'bigint' && typeof rule === 'string') return expected === got;
  const [a, b] = [Number(expected), Number(got)];
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true;
  if (rule === 'exact') return false;
  const difference = Math.abs(a - b);
  if (!Number.isFinite(difference)) return false;
  if (typeof rule === 'string') return difference <= NEARLY * Math.max(Math.abs(a), Math.abs(b));
  return difference <= Math.max(rule.abs, rule.rel * Math.abs(a));
}

function inner(value: JsonValue, tag: string): JsonValue {
  return (value as { readonly [key: string]: JsonValue })[tag] ?? null;
}
