import { basename } from 'node:path';
import { LIMITS, type ImportProblem, type TaskType } from '@assay/contracts';
import {
  checkTask,
  completeReading,
  detectFormat,
  publicFormat,
  RecordConverter,
  TaskFileChecker,
  type ImportFormat,
  type ProgramContext,
  type PublicFormat,
  type RawTask,
  type TaskFileCheck,
  type TaskReading,
} from '@assay/domain/task-file';
import { Pace } from './pace';
import { formNamed, readRows } from './read-rows';

/** What is known of a file beside its text. */
export interface ImportHint {
  /** How it is written (`jsonl` …), or whose format it has (`gsm8k` …); absent: told by its name, look and fields. */
  readonly format?: ImportFormat;
  readonly fileName?: string;
  /** Task type of all its tasks, instead of what it says or what its format stands for. */
  readonly taskType?: TaskType;
}

/** One text with tasks, and what is known of it. */
export interface TaskSource {
  readonly text: string;
  readonly hint?: ImportHint;
  /** Folder of the file, where programs may be read that its tasks name; absent for what came over the network. */
  readonly folder?: string;
}

/** A file that was read, with the name of the public format it has; null for our own. */
export interface SourceCheck extends TaskFileCheck {
  readonly format: string | null;
}

/** Reads and checks a file in our own or a public format. Long files leave room for other work. */
export async function readTaskSource(
  { text, hint = {} }: TaskSource,
  programs: Omit<ProgramContext, 'spelling'>,
): Promise<SourceCheck> {
  const reading = await readRows(text, { form: formNamed(hint.format), fileName: hint.fileName });
  const format = formatOf(reading, hint);
  const checker = new TaskFileChecker();
  for (const problem of reading.problems) checker.refuse(problem);
  if (format === null) return { ...(await checkOwn(reading, checker, hint, programs)), format: null };
  const fileName = hint.fileName === undefined ? null : basename(hint.fileName);
  const converter = new RecordConverter(format, { fileName }, hint.taskType ?? null);
  await convertAll(reading.tasks, converter, checker);
  return { ...checker.result(), format: format.name };
}

function formatOf(reading: TaskReading, { format }: ImportHint): PublicFormat | null {
  if (format === 'assay') return null;
  return publicFormat(format ?? '') ?? detectFormat(reading.tasks[0]?.value);
}

async function convertAll(
  raws: readonly RawTask[],
  converter: RecordConverter,
  checker: TaskFileChecker,
): Promise<void> {
  const pace = new Pace();
  const most = Math.max(raws.length, LIMITS.importDocumentTasks);
  let count = 0;
  for (const raw of raws) {
    for (const record of converter.records(raw)) {
      count += 1;
      if (count > most)
        return checker.refuse({ line: null, message: `The file holds more than ${most} tasks; split it.` });
      checker.add(record, converter.convert(record));
      await pace.step();
    }
  }
}

/** Our own format: programs that tasks name are put in first. */
async function checkOwn(
  reading: TaskReading,
  checker: TaskFileChecker,
  { taskType }: ImportHint,
  programs: Omit<ProgramContext, 'spelling'>,
): Promise<TaskFileCheck> {
  const pace = new Pace();
  const incomplete: ImportProblem[] = [];
  for (const raw of reading.tasks) {
    const typed = taskType === undefined ? raw : ofType(raw, taskType);
    const completed = await completeReading({ tasks: [typed], problems: [] }, programs);
    for (const task of completed.reading.tasks) checker.add(task, checkTask(task));
    incomplete.push(...completed.invalid);
    await pace.step();
  }
  const { tasks, invalid } = checker.result();
  return { tasks, invalid: [...invalid, ...incomplete].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}

function ofType(raw: RawTask, taskType: TaskType): RawTask {
  const { value } = raw;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return raw;
  return { ...raw, value: { ...value, task_type: taskType } };
}
