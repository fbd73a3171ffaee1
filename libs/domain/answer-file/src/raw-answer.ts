import { optionalCountIn, RowRefused, nameIn, optionalNameIn, shown, type FileRow } from '@assay/domain/score-file';

/** Which task an answer is about: its key (or the id of its source), the source's own record, or the prompt as it was sent. */
export type TaskReference =
  { readonly name: string } | { readonly record: unknown; readonly name: string } | { readonly prompt: string };

/** An answer as a file has it, its task not looked up yet. */
export interface RawAnswer {
  /** Where it begins, from 1; the place of the answer where the file has no lines. */
  readonly line: number;
  readonly task: TaskReference;
  readonly model: string;
  /** From 1; null where the file does not say: the next one. */
  readonly epoch: number | null;
  /** Null where the model gave none. */
  readonly output: string | null;
  readonly thinking: string | null;
  readonly durationMs: number | null;
}

/** Most epochs of a run. */
export const MOST_EPOCHS = 100;

/** Reads a line `{task, model, output, epoch?, thinking?, durationMs?}`; `model` is who answered where the line does not say. Throws `RowRefused`. */
export function plainAnswer(row: FileRow, model: string | null): RawAnswer {
  return {
    line: row.line,
    task: { name: nameIn(row, 'task') },
    model: optionalNameIn(row, 'model') ?? model ?? nameIn(row, 'model'),
    epoch: epochIn(row) ?? 1,
    output: textIn(row, 'output', true),
    thinking: textIn(row, 'thinking', false),
    durationMs: durationIn(row),
  };
}

function epochIn(row: FileRow): number | null {
  const epoch = optionalCountIn(row, 'epoch');
  if (epoch === null || (epoch >= 1 && epoch <= MOST_EPOCHS)) return epoch;
  throw new RowRefused(row.line, `epoch must be a whole number from 1 to ${MOST_EPOCHS}, not ${shown(epoch)}.`);
}

function textIn({ line, fields }: FileRow, name: string, required: boolean): string | null {
  const value = fields[name];
  if (value === undefined && required)
    throw new RowRefused(line, `${name} is missing; write null where the model gave no answer.`);
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value;
  throw new RowRefused(line, `${name} must be a text or null, not ${shown(value)}.`);
}

function durationIn({ line, fields }: FileRow): number | null {
  const value = fields['durationMs'];
  if (value === undefined || value === null || value === '') return null;
  const ms = typeof value === 'string' ? Number(value) : value;
  if (typeof ms === 'number' && Number.isFinite(ms) && ms >= 0) return ms;
  throw new RowRefused(line, `durationMs must be a number of milliseconds, not ${shown(value)}.`);
}
