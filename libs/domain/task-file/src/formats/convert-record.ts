import type { ImportProblem, TaskType } from '@assay/contracts';
import { checkDraft } from '../check-draft';
import type { TaskCheck } from '../check-task';
import { DraftProblems, printPath, type DraftProblem } from '../draft-problems';
import { Fields } from '../fields';
import type { RawTask } from '../raw-task';
import { PUBLIC_FORMATS } from './index';
import type { FormatContext, PublicFormat } from './public-format';

/** The format of other people that a raw value is written in; null for our own (and for what nobody knows). */
export function detectFormat(value: unknown): PublicFormat | null {
  return PUBLIC_FORMATS.find((format) => format.looksLike(value)) ?? null;
}

/** Turns the records of one file into checked tasks. One converter per file: it remembers the keys. */
export class RecordConverter {
  private readonly keys = new Map<string, number>();

  constructor(
    private readonly format: PublicFormat,
    private readonly context: FormatContext,
    private readonly taskType: TaskType | null = null,
  ) {}

  /** The records inside of one raw value. */
  records(raw: RawTask): readonly RawTask[] {
    return this.format.records?.(raw) ?? [raw];
  }

  /** One record as a task, or what is wrong with it, at its lines. */
  convert(record: RawTask): TaskCheck {
    const problems = new DraftProblems('camel');
    const fields = Fields.of(record.value, [], problems);
    const made = fields === null ? undefined : this.format.toTask(fields, this.context);
    if (made === undefined || problems.list.length > 0) return refused(record, null, problems.list);
    const task = { ...made, key: this.keyOf(made.key), ...(this.taskType === null ? {} : { taskType: this.taskType }) };
    const check = checkDraft(task, 'snake');
    return check.draft === null ? refused(record, task.key, check.problems) : { draft: check.draft, problems: [] };
  }

  /** Of records that ask the same, the second and later ones get a number. */
  private keyOf(key: string): string {
    if (this.format.keyedByContent !== true) return key;
    const count = (this.keys.get(key) ?? 0) + 1;
    this.keys.set(key, count);
    return count === 1 ? key : `${key}-${count}`;
  }
}

function refused(record: RawTask, key: string | null, found: readonly DraftProblem[]): TaskCheck {
  const problems = found.length > 0 ? found : [{ path: [], message: 'This record cannot be read.' }];
  return { draft: null, problems: problems.map((problem): ImportProblem => at(record, key, problem)) };
}

function at(record: RawTask, key: string | null, { path, message }: DraftProblem): ImportProblem {
  const field = printPath(path);
  return { line: record.lineOf(path), key, message: field === '' ? message : `${field}: ${message}` };
}

/** The key of the task that a format makes of a record; null where it makes none. */
export function recordKey(format: string, record: unknown): string | null {
  const found = PUBLIC_FORMATS.find(({ name }) => name === format);
  const raw: RawTask = { value: record, line: 1, lineOf: () => 1 };
  const [first] = found?.records?.(raw) ?? [raw];
  const fields = Fields.of(first?.value, [], new DraftProblems('camel'));
  return (fields && found?.toTask(fields, { fileName: null })?.key) ?? null;
}
