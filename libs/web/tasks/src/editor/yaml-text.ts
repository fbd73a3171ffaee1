import type { TaskDraft } from '@assay/contracts';
import { checkTask, exportTask, parseTaskFile, toApiSpelling } from '@assay/domain/task-file';
import type { RawDraft } from './raw-draft';

/** What is wrong with a text, and on which line. */
export interface TextProblem {
  readonly line: number | null;
  readonly message: string;
}

/** A text that was read: the task in it (null where it is none), and what is wrong. */
export interface ReadText {
  readonly raw: RawDraft | null;
  readonly problems: readonly TextProblem[];
}

/** A task as the text of a file, whole or not. */
export function yamlOf(raw: RawDraft): string {
  return exportTask(raw as unknown as TaskDraft, 'yaml');
}

/** Reads the text of one task with the checks of an import; `several` is what is said where it holds more than one. */
export function readYaml(text: string, several: string): ReadText {
  const { tasks, problems } = parseTaskFile(text, { format: 'yaml' });
  const [task] = tasks;
  if (problems.length > 0 || task === undefined) return { raw: null, problems };
  if (tasks.length > 1) return { raw: null, problems: [{ line: tasks[1]?.line ?? null, message: several }] };
  const { value } = toApiSpelling(task.value);
  const raw = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as RawDraft) : null;
  return { raw, problems: checkTask(task).problems };
}
