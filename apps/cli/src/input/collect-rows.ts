import type { FileRow } from '@assay/domain/score-file';
import { UsageError } from '../usage-error';
import { readRows } from './read-rows';

const MOST_ROWS = 5_000_000;

/** All rows of a data file. Throws `UsageError` where it is empty or holds more than five million. */
export async function collectRows(path: string): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  for await (const row of readRows(path)) {
    if (rows.length >= MOST_ROWS) throw new UsageError(`${path} holds more than 5,000,000 lines.`);
    rows.push(row);
  }
  if (rows.length === 0) throw new UsageError(`${path} holds no line.`);
  return rows;
}
