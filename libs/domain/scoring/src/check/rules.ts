import type { JsonObject } from '@assay/contracts';

/** One thing that is wrong with criteria: where (`scorers[0].absTol`, empty for the whole), and what to do, as a sentence. */
export interface CriteriaProblem {
  readonly path: string;
  readonly message: string;
}

/** Looks at one value of a field; `path` is the field's own. `schema` says the same as JSON Schema, as far as that can. */
export interface Rule {
  (value: unknown, path: string): readonly CriteriaProblem[];
  readonly schema: JsonObject;
}

/** A rule and its schema. */
export function ruleOf(schema: JsonObject, check: (value: unknown, path: string) => readonly CriteriaProblem[]): Rule {
  return Object.assign((value: unknown, path: string) => check(value, path), { schema });
}

/** A JSON object, as far as anybody knows yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** One problem at one place. */
export function problem(path: string, message: string): readonly CriteriaProblem[] {
  return [{ path, message }];
}

/** True for a plain object. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A rule out of a yes or no. */
export function must(holds: (value: unknown) => boolean, message: string, schema: JsonObject): Rule {
  return ruleOf(schema, (value, path) => (holds(value) ? [] : problem(path, message)));
}

const FILLED_TEXT: JsonObject = { type: 'string', minLength: 1, pattern: '\\S' };

export const anyJson: Rule = must((value) => value !== null, 'Must not be null; leave it out instead.', {
  not: { type: 'null' },
});
export const isText: Rule = must(
  (value) => typeof value === 'string' && value.trim() !== '',
  'Must be a text that is not empty.',
  FILLED_TEXT,
);
export const isYesOrNo: Rule = must((value) => typeof value === 'boolean', 'Must be true or false.', {
  type: 'boolean',
});
export const isNumber: Rule = must(isFinite, 'Must be a number.', { type: 'number' });
export const isShare: Rule = must(
  (value) => isFinite(value) && value >= 0 && value <= 1,
  'Must be a number from 0 to 1.',
  { type: 'number', minimum: 0, maximum: 1 },
);
export const isTolerance: Rule = must((value) => isFinite(value) && value >= 0, 'Must be a number of at least 0.', {
  type: 'number',
  minimum: 0,
});
export const isWeight: Rule = must((value) => isFinite(value) && value > 0, 'Must be a number above 0.', {
  type: 'number',
  exclusiveMinimum: 0,
});

/** One of a closed list. */
export function oneOf(allowed: readonly string[]): Rule {
  return must((value) => allowed.some((name) => name === value), `Must be one of ${allowed.join(', ')}.`, {
    enum: [...allowed],
  });
}

/** A list of at least `least` values, each of which holds the rule. */
export function listOf(rule: Rule, least: number): Rule {
  const few = `Must hold at least ${least === 1 ? 'one value' : `${least} values`}.`;
  return ruleOf({ type: 'array', minItems: least, items: rule.schema }, (value, path) => {
    if (!Array.isArray(value)) return problem(path, 'Must be a list.');
    if (value.length < least) return problem(path, few);
    return value.flatMap((item: unknown, index) => rule(item, `${path}[${index}]`));
  });
}

function isFinite(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
