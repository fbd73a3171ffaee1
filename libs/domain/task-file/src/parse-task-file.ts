import { LIMITS } from '@assay/contracts';
import { refuseText, utf8Length } from './refuse-content';
import type { SyntaxProblem, TaskReading } from './raw-task';
import { readJsonlTasks, readJsonTasks } from './read-json-tasks';
import { readYamlTasks } from './read-yaml-tasks';
import { formatOfName, formatOfText, type TaskFormat } from './task-format';

/** What is known of a file beside its text; `format` wins over the name's ending, and that over the look of the text. */
export interface TaskFileHint {
  readonly format?: TaskFormat;
  readonly fileName?: string;
}

const MEGABYTE = 1_048_576;

/** Splits the text of a task file into its raw tasks, each with its line. Never throws: what cannot be read is a problem. */
export function parseTaskFile(text: string, hint: TaskFileHint = {}): TaskReading {
  const refusal = refuseText(text);
  if (refusal !== null) return refused(refusal);
  const format = hint.format ?? formatOfName(hint.fileName ?? '') ?? formatOfText(text);
  const tooLarge = refuseSize(text, format);
  if (tooLarge !== null) return refused(tooLarge);
  const most = mostTasks(format);
  const reading = read(text.replace(/^\uFEFF/, ''), format, most);
  if (reading.problems.length === 0 && reading.tasks.length === 0) return refused('The file holds no task.');
  const rows = reading.tasks.length + reading.problems.length;
  return rows > most ? refused(`The file holds more than ${most} tasks; split it.`) : reading;
}

function read(text: string, format: TaskFormat, most: number): TaskReading {
  switch (format) {
    case 'yaml':
      return readYamlTasks(text);
    case 'json':
      return readJsonTasks(text, most);
    case 'jsonl':
      return readJsonlTasks(text, most);
    default:
      return format satisfies never;
  }
}

/** Why a text is too large for its format, in one sentence; null when it is not. Rows (JSONL, CSV) may be many, documents may not. */
export function refuseSize(text: string, format: TaskFormat | 'csv'): string | null {
  const rows = format === 'jsonl' || format === 'csv';
  const most = rows ? LIMITS.importStream : LIMITS.importDocument;
  if (utf8Length(text) <= most) return null;
  return `The file is larger than ${most / MEGABYTE} MB; ${rows ? 'split it' : 'split it, or send it as JSONL'}.`;
}

function mostTasks(format: TaskFormat): number {
  return format === 'jsonl' ? LIMITS.importStreamRows : LIMITS.importDocumentTasks;
}

function refused(message: string): TaskReading {
  const problem: SyntaxProblem = { line: null, message };
  return { tasks: [], problems: [problem] };
}
