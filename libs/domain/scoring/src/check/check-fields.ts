import type { JsonObject } from '@assay/contracts';
import { isFields, problem, type CriteriaProblem, type Fields, type Rule } from './rules';

/** What an object may hold: rules by field, and which fields it must have. */
export interface Shape {
  readonly fields: Readonly<Record<string, Rule>>;
  readonly required: readonly string[];
}

/** The same as JSON Schema. */
export function schemaOf({ fields, required }: Shape): JsonObject {
  const properties = Object.fromEntries(Object.entries(fields).map(([name, rule]) => [name, rule.schema]));
  return { type: 'object', properties, required: [...required], additionalProperties: false };
}

/** Checks every field against its rule; unknown fields are named, with the nearest known one. */
export function checkFields(value: unknown, path: string, shape: Shape): readonly CriteriaProblem[] {
  if (!isFields(value)) return problem(path, 'Must be an object.');
  const missing = shape.required.filter((name) => value[name] === undefined);
  return [
    ...Object.keys(value).flatMap((name) => checkField(value, name, path, shape)),
    ...missing.map((name) => ({ path: within(path, name), message: 'This field is required.' })),
  ];
}

/** `scorers[0]` and `absTol` → `scorers[0].absTol`. */
export function within(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function checkField(value: Fields, name: string, path: string, shape: Shape): readonly CriteriaProblem[] {
  const here = within(path, name);
  if (!Object.hasOwn(shape.fields, name)) return problem(here, unknownField(name, Object.keys(shape.fields)));
  return value[name] === undefined ? [] : (shape.fields[name]?.(value[name], here) ?? []);
}

function unknownField(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near === null
    ? `This field is not known here; known are ${known.join(', ')}.`
    : `This field is not known here; did you mean ${near}?`;
}

/** The known name that is at most two letters away (a third of a short one); spelling with _ or - counts as the same. */
export function nearest(name: string, known: readonly string[]): string | null {
  const plain = name.slice(0, 60).replace(/[_-]/g, '').toLowerCase();
  const distances = known.map((candidate) => ({ candidate, distance: distance(plain, candidate.toLowerCase()) }));
  const best = distances.sort((a, b) => a.distance - b.distance)[0];
  return best !== undefined && best.distance <= Math.min(2, Math.floor(plain.length / 3)) ? best.candidate : null;
}

/** Letters to add, drop or change (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1];
    for (const [j, other] of Array.from(b).entries()) {
      const change = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
