import type { ContainsScorer } from '@assay/contracts';
import { normalise } from '../text/normalise';
import { inWords, shown } from '../text/shown';
import { finding, type ScorerFunction } from './finding';

/** The answer holds all, any or none of the values, after normalisation. */
export const scoreContains: ScorerFunction<ContainsScorer> = (spec, _answer, extracted, expectedOutput) => {
  const values = spec.values ?? [expectedOutput];
  const mode = spec.mode ?? 'all';
  const text = normalise(extracted.text, spec);
  const there = values.filter((value) => text.includes(normalise(value, spec)));
  const missing = values.filter((value) => !there.includes(value));
  const passed = { all: missing.length === 0, any: there.length > 0, none: there.length === 0 }[mode];
  return finding(passed, {
    reason: passed ? praise(mode, there) : complaint(mode, there, missing),
    expected: `${mode} of: ${values.join(' | ')}`,
    got: extracted.text,
    detail: { found: there, missing },
  });
};

type Mode = NonNullable<ContainsScorer['mode']>;

function praise(mode: Mode, there: readonly string[]): string {
  return mode === 'none'
    ? 'Right: it holds none of the texts that it must not hold'
    : `Right: it holds ${quoted(there)}`;
}

function complaint(mode: Mode, there: readonly string[], missing: readonly string[]): string {
  if (mode === 'none') return `Wrong: it holds ${quoted(there)}, which it must not`;
  return mode === 'all' ? `Wrong: ${quoted(missing)} is missing` : `Wrong: it holds none of ${quoted(missing)}`;
}

function quoted(values: readonly string[]): string {
  const first = values.slice(0, 4).map((value) => `"${shown(value, 40)}"`);
  return inWords(values.length > 4 ? [...first, `${values.length - 4} more`] : first);
}
