import { optionalNameIn, RowRefused, nameIn, shown, type FileRow } from '@assay/domain/score-file';
import type { RawAnswer, TaskReference } from './raw-answer';

/** Fields that hold the answer in samples of HumanEval, EvalPlus and mxeval; the whole program before the mere continuation of the prompt. */
const PROGRAMS = ['solution', 'completion'];

/** Whether a line is a sample of a code benchmark (`{task_id, completion | solution}`) or a response of IFEval (`{prompt, response}`). */
export function isBenchmarkSample({ fields }: FileRow): boolean {
  if ('task' in fields) return false;
  return (
    ('task_id' in fields && PROGRAMS.some((name) => name in fields)) || ('prompt' in fields && 'response' in fields)
  );
}

/** The answer of such a line; a task that is there again is a further epoch. Throws `RowRefused`. */
export function benchmarkSample(row: FileRow, model: string | null): RawAnswer {
  const { line, fields } = row;
  const said = optionalNameIn(row, 'model') ?? model;
  if (said === null) throw new RowRefused(line, 'the line does not say its model; name it with --model NAME.');
  const field = 'task_id' in fields ? (PROGRAMS.find((name) => name in fields) ?? 'completion') : 'response';
  const output = fields[field];
  if (typeof output !== 'string' && output !== null)
    throw new RowRefused(line, `${field} must be a text or null, not ${shown(output)}.`);
  return { line, task: taskOf(row), model: said, epoch: null, output, thinking: null, durationMs: null };
}

function taskOf(row: FileRow): TaskReference {
  if ('task_id' in row.fields) return { name: nameIn(row, 'task_id') };
  const { prompt } = row.fields;
  if (typeof prompt !== 'string') throw new RowRefused(row.line, `prompt must be a text, not ${shown(prompt)}.`);
  return { prompt };
}
