import { camelCase, snakeCase } from './field-spelling';
import { isRecord } from './fields';
import type { FieldPath } from './raw-task';

/** What lies below a field whose names are ours too; all else (a schema, parameters, test cases) is the author's and stays as it is. */
interface NamedParts {
  readonly [field: string]: NamedParts;
}

const SCORER: NamedParts = {};
const TASK: NamedParts = {
  options: {},
  variants: {},
  messages: {},
  evaluation_criteria: { scorers: SCORER },
};

/** A task of a file in the spelling of the API, and the fields that were not written in snake case. */
export interface Respelled {
  readonly value: unknown;
  readonly wrong: readonly { readonly path: FieldPath; readonly message: string }[];
}

/** Renames the fields of one raw task from snake case to camel case. */
export function toApiSpelling(task: unknown): Respelled {
  const wrong: { path: FieldPath; message: string }[] = [];
  const refuse = (path: FieldPath, name: string) =>
    wrong.push({
      path: [...path, name],
      message: `Names are written in snake case here; did you mean ${snakeCase(name)}?`,
    });
  return { value: respell(task, TASK, [], refuse), wrong };
}

function respell(
  value: unknown,
  parts: NamedParts,
  path: FieldPath,
  refuse: (path: FieldPath, name: string) => void,
): unknown {
  if (Array.isArray(value)) return value.map((item, no) => respell(item, parts, [...path, no], refuse));
  if (!isRecord(value)) return value;
  const fields: [string, unknown][] = [];
  for (const [name, part] of Object.entries(value)) {
    const below = Object.hasOwn(parts, name) ? parts[name] : undefined;
    if (/[A-Z]/.test(name)) refuse(path, name);
    else fields.push([camelCase(name), below === undefined ? part : respell(part, below, [...path, name], refuse)]);
  }
  return Object.fromEntries(fields);
}

/** Renames the fields of a task in API form for a file; the reverse of `toApiSpelling`. */
export function toFileSpelling(value: unknown, parts: NamedParts = TASK): unknown {
  if (Array.isArray(value)) return value.map((item) => toFileSpelling(item, parts));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      const written = snakeCase(name);
      const below = Object.hasOwn(parts, written) ? parts[written] : undefined;
      return [written, below === undefined ? part : toFileSpelling(part, below)];
    }),
  );
}
