import { LIMITS } from '@assay/contracts';
import {
  formatOfName,
  formatOfText,
  jsonlReadings,
  looksLikeCsv,
  parseTaskFile,
  refuseSize,
  refuseText,
  TASK_FORMATS,
  type RawTask,
  type SyntaxProblem,
  type TaskFormat,
  type TaskReading,
} from '@assay/domain/task-file';
import { Pace } from './pace';
import { readCsv } from './read-csv';

/** How a file is written. */
export type FileForm = TaskFormat | 'csv';

/** What is known of a file: its form wins over its name, and that over its look. */
export interface FileHint {
  readonly form?: FileForm | undefined;
  readonly fileName?: string | undefined;
}

/** The raw values of a file, in whatever form; long files are read in portions between which other work goes on. Never throws for what a file holds. */
export async function readRows(text: string, { form, fileName = '' }: FileHint): Promise<TaskReading> {
  const known = form ?? formOfName(fileName) ?? (looksLikeCsv(text) ? 'csv' : formatOfText(text));
  if (known !== 'csv' && known !== 'jsonl') return parseTaskFile(text, { format: known });
  const refusal = refuseText(text) ?? refuseSize(text, known);
  if (refusal !== null) return refused(refusal);
  const plain = text.replace(/^\uFEFF/, '');
  const reading = known === 'csv' ? await readCsv(plain) : await readJsonl(plain);
  const rows = reading.tasks.length + reading.problems.length;
  if (rows === 0) return refused('The file holds no task.');
  return rows > LIMITS.importStreamRows
    ? refused(`The file holds more than ${LIMITS.importStreamRows} rows; split it.`)
    : reading;
}

/** The form that the ending of a name says, `.gz` left aside. */
function formOfName(fileName: string): FileForm | null {
  const name = fileName.replace(/\.gz$/i, '');
  return /\.(?:csv|tsv)$/i.test(name) ? 'csv' : formatOfName(name);
}

/** The form that a name of a format is, where it is one. */
export function formNamed(format: string | undefined): FileForm | undefined {
  return format === 'csv' ? 'csv' : TASK_FORMATS.find((one) => one === format);
}

async function readJsonl(text: string): Promise<TaskReading> {
  const pace = new Pace();
  const tasks: RawTask[] = [];
  const problems: SyntaxProblem[] = [];
  for (const reading of jsonlReadings(text)) {
    tasks.push(...reading.tasks);
    problems.push(...reading.problems);
    if (tasks.length + problems.length > LIMITS.importStreamRows) break;
    await pace.step();
  }
  return { tasks, problems };
}

function refused(message: string): TaskReading {
  return { tasks: [], problems: [{ line: null, message }] };
}
