import type { ImportProblem, TaskDraft } from '@assay/contracts';
import { checkDraft } from './check-draft';
import { printPath, type DraftProblem } from './draft-problems';
import { isRecord } from './fields';
import { toApiSpelling } from './file-spelling';
import type { RawTask, TaskReading } from './raw-task';

/** A task of a file that is right, with the line on which it begins. */
export interface CheckedTask {
  readonly draft: TaskDraft;
  readonly line: number;
}

/** Every task of a file: the right ones, and each bad place with its line. */
export interface TaskFileCheck {
  readonly tasks: readonly CheckedTask[];
  readonly invalid: readonly ImportProblem[];
}

/** One task of a file: its draft, or what is wrong with it. */
export type TaskCheck =
  | { readonly draft: TaskDraft; readonly problems: readonly [] }
  | { readonly draft: null; readonly problems: readonly ImportProblem[] };

/** Checks one raw task in the form of files (snake case), strictly. A message begins with the path of its field. */
export function checkTask(raw: RawTask): TaskCheck {
  const { value, wrong } = toApiSpelling(raw.value);
  const check = checkDraft(value, 'snake');
  const found: readonly DraftProblem[] = [...wrong, ...check.problems];
  if (found.length === 0 && check.draft !== null) return { draft: check.draft, problems: [] };
  const key = keyOf(raw.value);
  return { draft: null, problems: found.map((problem) => importProblem(problem, raw, key)) };
}

/** Checks every task of a file, and that no key is there twice. */
export function checkTaskFile(reading: TaskReading): TaskFileCheck {
  const tasks: CheckedTask[] = [];
  const invalid: ImportProblem[] = reading.problems.map(({ line, message }) => ({ line, key: null, message }));
  const lines = new Map<string, number>();
  for (const raw of reading.tasks) {
    const { draft, problems } = checkTask(raw);
    const key = draft?.key ?? keyOf(raw.value);
    const earlier = key === null ? undefined : lines.get(key);
    if (key !== null && earlier === undefined) lines.set(key, raw.line);
    invalid.push(...problems);
    if (earlier !== undefined)
      invalid.push({
        line: raw.lineOf(['key']),
        key,
        message: `key: The task on line ${earlier} has this key already.`,
      });
    else if (draft !== null) tasks.push({ draft, line: raw.line });
  }
  return { tasks, invalid: invalid.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}

/** A problem of one task with its line and key, as an import reports it. */
export function importProblem({ path, message }: DraftProblem, raw: RawTask, key: string | null): ImportProblem {
  const field = printPath(path);
  return { line: raw.lineOf(path), key, message: field === '' ? `A task ${lower(message)}` : `${field}: ${message}` };
}

function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

/** The key of a raw task, as far as it has one. */
export function keyOf(value: unknown): string | null {
  const key = isRecord(value) && Object.hasOwn(value, 'key') ? value['key'] : null;
  return typeof key === 'string' ? key.slice(0, 200) : null;
}
