import type { Task, TaskDraft } from '@assay/contracts';

/** A task as it is typed: fields by name, right or not. */
export type RawDraft = Readonly<Record<string, unknown>>;
export type Path = readonly (string | number)[];

/** The value at a place; undefined where there is none. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => (isParts(at) ? at[step] : undefined), value);
}

/** The same with another value at one place; undefined takes the field out. What is missing on the way is made. */
export function withValue(value: unknown, path: Path, next: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return next;
  const part = withValue(isParts(value) ? value[step] : undefined, rest, next);
  if (typeof step === 'number') {
    const list = Array.isArray(value) ? [...(value as unknown[])] : [];
    list[step] = part;
    return list;
  }
  const { [step]: _, ...others } = isParts(value) ? value : {};
  if (part === undefined) return others;
  // A field that was there keeps its place.
  return isParts(value) && step in value ? { ...value, [step]: part } : { ...others, [step]: part };
}

/** A stored task as a draft of itself: only what says something. */
export function rawOf(task: Task): RawDraft {
  const { key, taskType, category, title, taskDescription, expectedOutput, evaluationCriteria } = task;
  const optional = {
    ...{ difficulty: task.difficulty, tags: task.tags, lang: task.lang, system: task.system, messages: task.messages },
    ...{ options: task.options, variants: task.variants, mustPass: task.mustPass, mustFail: task.mustFail },
    ...{ source: task.source, licence: task.licence },
  };
  const filled = Object.entries(optional).filter(([, value]) => !isNothing(value));
  return {
    ...{ key, taskType, category, title, taskDescription, expectedOutput, evaluationCriteria },
    ...Object.fromEntries(filled),
  };
}

/** A task that asks nothing yet. */
export const NEW_TASK: RawDraft = {
  taskType: 'reasoning',
  lang: 'en',
  evaluationCriteria: { scorers: [{ type: 'number' }] },
};

const CLEARABLE = [
  'title',
  'difficulty',
  'tags',
  'lang',
  'system',
  'messages',
  'options',
  'variants',
  'mustPass',
  'mustFail',
  'source',
  'licence',
] as const satisfies readonly (keyof TaskDraft)[];

/** The body of an edit: what was emptied is said to be empty, else it would stay. */
export function patchOf(draft: TaskDraft): Partial<TaskDraft> {
  const emptied = Object.fromEntries(CLEARABLE.map((name) => [name, null]));
  return { ...emptied, ...draft };
}

function isNothing(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function isParts(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}
