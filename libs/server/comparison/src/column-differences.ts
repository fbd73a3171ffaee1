import type { Comparison, JsonValue } from '@assay/contracts';
import type { ChosenColumn } from './choose-columns';

type Difference = Comparison['differences'][number];

/** Settings in which the columns are not alike, in the order of the columns. */
export function columnDifferences(columns: readonly ChosenColumn[]): Difference[] {
  const settings: [string, (column: ChosenColumn) => JsonValue | undefined][] = [
    ['server', (column) => column.model.server],
    ['digest', (column) => column.model.digest?.replace(/^sha256:/, '').slice(0, 12)],
    ['quantization', (column) => column.model.quantization],
    ['judge', (column) => column.judge],
    ...keysOf(columns, (column) => column.runnerOptions).map(named((column) => column.runnerOptions)),
    ...keysOf(columns, (column) => column.sampling).map(named((column) => column.sampling)),
  ];
  return settings
    .map(([setting, read]) => ({ setting, values: columns.map((column) => textOf(read(column))) }))
    .filter(({ values }) => new Set(values).size > 1);
}

/** What keeps the columns from being compared plainly, in words. */
export function columnNotes(columns: readonly ChosenColumn[]): string[] {
  const notes: string[] = [];
  if (new Set(columns.map((column) => column.samplingHash)).size > 1) {
    notes.push('The columns were sampled with different options (below). A difference may come from them.');
  }
  if (new Set(columns.map((column) => column.judge)).size > 1)
    notes.push('The columns were judged by different judges.');
  const going = columns.filter((column) => column.provisional).map((column) => column.model.name);
  if (going.length > 0) notes.push(`Provisional: a run of ${going.join(', ')} still goes on.`);
  return notes;
}

type Read = (column: ChosenColumn) => Readonly<Record<string, JsonValue>>;

function keysOf(columns: readonly ChosenColumn[], read: Read): string[] {
  return [...new Set(columns.flatMap((column) => Object.keys(read(column))))].sort();
}

function named(read: Read): (key: string) => [string, (column: ChosenColumn) => JsonValue | undefined] {
  return (key) => [key, (column) => read(column)[key]];
}

function textOf(value: JsonValue | undefined): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
