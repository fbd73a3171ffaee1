/** One thing that is wrong with criteria: where (`scorers[0].absTol`, empty for the whole), and what to do, as a sentence. */
export interface CriteriaProblem {
  readonly path: string;
  readonly message: string;
}

/** Looks at one value of a field; `path` is the field's own. */
export type Rule = (value: unknown, path: string) => readonly CriteriaProblem[];

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
export function must(holds: (value: unknown) => boolean, message: string): Rule {
  return (value, path) => (holds(value) ? [] : problem(path, message));
}

export const anyJson: Rule = must((value) => value !== null, 'Must not be null; leave it out instead.');
export const isText: Rule = must(
  (value) => typeof value === 'string' && value.trim() !== '',
  'Must be a text that is not empty.',
);
export const isYesOrNo: Rule = must((value) => typeof value === 'boolean', 'Must be true or false.');
export const isNumber: Rule = must(isFinite, 'Must be a number.');
export const isShare: Rule = must(
  (value) => isFinite(value) && value >= 0 && value <= 1,
  'Must be a number from 0 to 1.',
);
export const isTolerance: Rule = must((value) => isFinite(value) && value >= 0, 'Must be a number of at least 0.');
export const isWeight: Rule = must((value) => isFinite(value) && value > 0, 'Must be a number above 0.');
export const isObject: Rule = must(isFields, 'Must be an object.');

/** One of a closed list. */
export function oneOf(allowed: readonly string[]): Rule {
  return must((value) => allowed.some((name) => name === value), `Must be one of ${allowed.join(', ')}.`);
}

/** A list of at least `least` values, each of which holds the rule. */
export function listOf(rule: Rule, least: number): Rule {
  return (value, path) => {
    if (!Array.isArray(value)) return problem(path, 'Must be a list.');
    if (value.length < least)
      return problem(path, `Must hold at least ${least === 1 ? 'one value' : `${least} values`}.`);
    return value.flatMap((item: unknown, index) => rule(item, `${path}[${index}]`));
  };
}

function isFinite(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
