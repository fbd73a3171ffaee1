import type { ImportProblem, TaskDraft } from '@assay/contracts';
import { checkDraft } from './check-draft';
import { printPath, type DraftProblem } from './draft-problems';
import { isRecord } from './fields';
import { toApiSpelling } from './file-spelling';
import type { RawTask, SyntaxProblem, TaskReading } from './raw-task';

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
  const checker = new TaskFileChecker();
  for (const problem of reading.problems) checker.refuse(problem);
  for (const raw of reading.tasks) checker.add(raw, checkTask(raw));
  return checker.result();
}

/** Collects the tasks of one file as they are checked, and finds keys that are there twice. */
export class TaskFileChecker {
  private readonly tasks: CheckedTask[] = [];
  private readonly invalid: ImportProblem[] = [];
  private readonly lines = new Map<string, number>();

  /** A place that cannot be read. */
  refuse({ line, message }: SyntaxProblem): void {
    this.invalid.push({ line, key: null, message });
  }

  add(raw: RawTask, { draft, problems }: TaskCheck): void {
    const key = draft?.key ?? problems[0]?.key ?? keyOf(raw.value);
    const earlier = key === null ? undefined : this.lines.get(key);
    if (key !== null && earlier === undefined) this.lines.set(key, raw.line);
    this.invalid.push(...problems);
    if (earlier !== undefined)
      this.invalid.push({
        line: raw.lineOf(['key']),
        key,
        message: `key: The task on line ${earlier} has this key already.`,
      });
    else if (draft !== null) this.tasks.push({ draft, line: raw.line });
  }

  /** Tasks in the order of the file, problems in that of their lines. */
  result(): TaskFileCheck {
    return { tasks: this.tasks, invalid: this.invalid.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
  }
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
