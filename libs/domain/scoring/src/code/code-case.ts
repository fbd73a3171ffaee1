import type { CodeTestsScorer, JsonObject, JsonValue } from '@assay/contracts';
import type { CodeCall } from '@assay/domain/run';
import { readJson } from '../values/read-json';

/**
 * How a returned value is held against the expected one: `equal` (numbers that are not whole: to nine digits), `exact`, without order
 * as `set` or `multiset`, or floats within |got − expected| ≤ max(abs, rel · |expected|).
 */
export type CompareRule = 'equal' | 'exact' | 'set' | 'multiset' | FloatRule;
export interface FloatRule {
  readonly rel: number;
  readonly abs: number;
}

/** One call of the entry point and what must come of it. Values are typed JSON. */
export interface CodeCase extends CodeCall {
  /** The value that must be returned. */
  readonly expected?: JsonValue;
  /** The arguments as they must be afterwards. */
  readonly after?: readonly JsonValue[];
  /** The call must throw: anything, or an error of this name. */
  readonly raises?: true | string;
  readonly compare: CompareRule;
}

export type CasesReading = { readonly cases: readonly CodeCase[] } | { readonly problem: string };

const FIELDS = new Set(['args', 'kwargs', 'expected', 'after', 'raises', 'compare']);
const NAMED_RULES: ReadonlySet<JsonValue> = new Set(['equal', 'exact', 'set', 'multiset']);

/** The cases of a scorer; without `cases` of its own they are the expected output, so that every variant can have others. */
export function casesOf({ cases }: CodeTestsScorer, expectedOutput: string): CasesReading {
  if (cases !== undefined) return readCases(cases);
  const read = readJson(expectedOutput);
  if (read === null)
    return { problem: 'it has neither cases nor a test, and the expected output is no list of cases.' };
  return readCases(read.value);
}

/** Reads `cases` of a `code_tests` scorer; the problem is a sentence that names the place. */
export function readCases(value: JsonValue | undefined): CasesReading {
  if (!isList(value) || value.length === 0) return { problem: 'cases must be a list with at least one case.' };
  const cases: CodeCase[] = [];
  for (const [at, each] of value.entries()) {
    const read = readCase(each);
    if (typeof read === 'string') return { problem: `cases[${at}] ${read}` };
    cases.push(read);
  }
  return { cases };
}

/** A case, or what is wrong with it. */
function readCase(value: JsonValue): CodeCase | string {
  if (!isObject(value)) return 'must be an object with args and expected.';
  const unknown = Object.keys(value).find((key) => !FIELDS.has(key));
  if (unknown !== undefined) return `has the unknown field ${unknown}.`;
  const { args, kwargs, expected, after, raises } = value as { readonly [name: string]: JsonValue | undefined };
  const compare = readRule(value['compare'] ?? 'equal');
  if (!isList(args)) return 'needs args, a list.';
  if (kwargs !== undefined && !isObject(kwargs)) return 'has kwargs that are no object.';
  if (after !== undefined && !isList(after)) return 'has after that is no list.';
  if (raises !== undefined && raises !== true && typeof raises !== 'string') return 'has raises that is no name.';
  if (compare === null) return 'has an unknown compare.';
  const wants = [expected, after, raises].filter((each) => each !== undefined);
  if (wants.length === 0) return 'says nothing of what must come: expected, after or raises.';
  return {
    args,
    compare,
    ...(kwargs === undefined ? {} : { kwargs }),
    ...(expected === undefined ? {} : { expected }),
    ...(after === undefined ? {} : { after }),
    ...(raises === undefined ? {} : { raises }),
  };
}

function readRule(value: JsonValue): CompareRule | null {
  if (NAMED_RULES.has(value)) return value as CompareRule;
  const float = isObject(value) && Object.keys(value).length === 1 ? value['float'] : undefined;
  if (!isObject(float)) return null;
  const { rel = 0, abs = 0 } = float as { readonly [name: string]: JsonValue | undefined };
  return isTolerance(rel) && isTolerance(abs) ? { rel, abs } : null;
}

function isTolerance(value: JsonValue): value is number {
  return typeof value === 'number' && value >= 0;
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
