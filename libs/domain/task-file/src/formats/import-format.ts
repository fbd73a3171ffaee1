import { TASK_FORMATS } from '../task-format';
import { PUBLIC_FORMATS } from './index';
import type { PublicFormat } from './public-format';

/** What may be said of a file that is to be imported: how it is written, or which format of other people it has; `assay` is our own. */
export const IMPORT_FORMATS: readonly string[] = [
  ...TASK_FORMATS,
  'csv',
  'assay',
  ...PUBLIC_FORMATS.map(({ name }) => name),
];
/** One of `IMPORT_FORMATS`. */
export type ImportFormat = string;

/** The public format of this name; null for our own and for ways of writing a file. */
export function publicFormat(name: string): PublicFormat | null {
  return PUBLIC_FORMATS.find((format) => format.name === name) ?? null;
}
