import type { FieldChange, JsonValue, TaskDraft } from '@assay/contracts';
import { isRecord } from './fields';
import { printPath } from './draft-problems';
import type { FieldPath } from './raw-task';
import { TASK_FIELDS } from './task-fields';
import { DEFAULT_LANGUAGE } from './task-hash';
import { isEmpty } from './without-absent';

/** How much of a difference is listed. */
export interface ChangeBounds {
  /** Places, at most. */
  readonly most?: number;
  /** Characters of a value; a longer text ends in `…`. */
  readonly length?: number;
}

/** Every place in which two versions of a task differ, in the order of the fields; absent and empty are alike. */
export function taskChanges(before: TaskDraft, after: TaskDraft, bounds: ChangeBounds = {}): readonly FieldChange[] {
  const { most = 1_000, length = Infinity } = bounds;
  const changes: FieldChange[] = [];
  const [old, now] = [withUsual(before), withUsual(after)];
  for (const name of TASK_FIELDS) compare(filled(old[name]), filled(now[name]), [name], changes, most);
  return changes.map((change) => ({
    path: change.path,
    before: shortened(change.before, length),
    after: shortened(change.after, length),
  }));
}

function compare(before: unknown, after: unknown, path: FieldPath, changes: FieldChange[], most: number): void {
  if (changes.length >= most || same(before, after)) return;
  const steps = path[0] === 'tags' ? null : commonSteps(before, after);
  if (steps === null) {
    changes.push({ path: printPath(path), before: asJson(before), after: asJson(after) });
    return;
  }
  for (const step of steps) compare(part(before, step), part(after, step), [...path, step], changes, most);
}

/** The parts to look into: of two lists or of two objects; null where the values are compared as they are. */
function commonSteps(before: unknown, after: unknown): readonly (string | number)[] | null {
  if (Array.isArray(before) && Array.isArray(after))
    return Array.from({ length: Math.max(before.length, after.length) }, (_, no) => no);
  if (!isRecord(before) || !isRecord(after)) return null;
  return [...new Set([...Object.keys(before), ...Object.keys(after)])];
}

function part(value: unknown, step: string | number): unknown {
  if (Array.isArray(value)) return typeof step === 'number' ? (value as unknown[])[step] : undefined;
  return isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

function same(before: unknown, after: unknown): boolean {
  return before === after || JSON.stringify(before) === JSON.stringify(after);
}

/** With what is stored where a file does not say. */
function withUsual(draft: TaskDraft): TaskDraft {
  return { ...draft, title: draft.title ?? draft.key, lang: draft.lang ?? DEFAULT_LANGUAGE };
}

function filled(value: unknown): unknown {
  return isEmpty(value) ? undefined : value;
}

function asJson(value: unknown): JsonValue | null {
  return (value ?? null) as JsonValue | null;
}

function shortened(value: JsonValue | null, length: number): JsonValue | null {
  if (typeof value === 'string') return value.length > length ? `${value.slice(0, length)}…` : value;
  const text = JSON.stringify(value);
  return text.length > length ? `${text.slice(0, length)}…` : value;
}
