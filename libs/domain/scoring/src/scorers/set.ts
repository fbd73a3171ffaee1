import type { JsonValue, SetScorer } from '@assay/contracts';
import { normalise, type NormaliseOptions } from '../text/normalise';
import { inWords, shown } from '../text/shown';
import { parseNumeral } from '../values/numeral';
import { readJson } from '../values/read-json';
import { waysToSplit } from '../values/split-set';
import { expectedText, finding, type ScorerFunction } from './finding';
import { right, unreadable } from './words';

const LONGEST = 20_000;

/** The answer lists the expected items, in any order; the same item twice counts once. */
export const scoreSet: ScorerFunction<SetScorer> = (spec, _answer, extracted, expectedOutput) => {
  const expected = expectedText(spec.value, expectedOutput);
  const got = extracted.text;
  if (got.length > LONGEST) {
    return finding(false, { reason: unreadable('it is a text, not a list', expected), expected, got });
  }
  const best = bestMatch(waysToSplit(got), expectedWays(spec.value, expectedOutput), spec);
  const passed = best.missing.length + best.extra.length === 0;
  const reason = passed ? right(got) : difference(best);
  return finding(passed, { reason, expected, got, detail: { missing: best.missing, unexpected: best.extra } });
};

interface Match {
  readonly missing: readonly string[];
  readonly extra: readonly string[];
}

function expectedWays(value: JsonValue | undefined, expectedOutput: string): readonly (readonly string[])[] {
  if (isList(value)) return [value.map((item) => (typeof item === 'string' ? item : JSON.stringify(item)))];
  const text = expectedText(value, expectedOutput);
  const read = readJson(text)?.value;
  return isList(read) ? expectedWays(read, expectedOutput) : waysToSplit(text);
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Items may hold commas, so that there are several readings of both: one pair without a difference is enough, else the finest tells. */
function bestMatch(got: readonly Items[], expected: readonly Items[], options: NormaliseOptions): Match {
  const matches = expected.flatMap((wanted) => got.map((items) => compare(items, wanted, options)));
  const right = matches.find(({ missing, extra }) => missing.length + extra.length === 0);
  return right ?? matches[0] ?? { missing: [], extra: [] };
}

type Items = readonly string[];

function compare(got: Items, expected: Items, options: NormaliseOptions): Match {
  const form = (item: string) => {
    const number = parseNumeral(item);
    return number === null ? normalise(item, options) : String(number);
  };
  const gotForms = new Set(got.map(form));
  const expectedForms = new Set(expected.map(form));
  const isNone = expected.length === 0 && got.every((item) => /^(?:none|nothing|empty(?: set)?|∅|n\/a)$/i.test(item));
  return {
    missing: expected.filter((item) => !gotForms.has(form(item))),
    extra: isNone ? [] : got.filter((item) => !expectedForms.has(form(item))),
  };
}

function difference({ missing, extra }: Match): string {
  const name = (items: Items) => inWords(items.slice(0, 5).map((item) => shown(item, 40)));
  const parts = [
    missing.length > 0 ? `${name(missing)} is missing` : '',
    extra.length > 0 ? `${name(extra)} does not belong` : '',
  ];
  return `Wrong: ${parts.filter((part) => part !== '').join('; ')}`;
}
