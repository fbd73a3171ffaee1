import { LIMITS } from '@assay/contracts';
import type { SyntaxProblem, TaskReading, RawTask } from '@assay/domain/task-file';
import { CsvError, parse } from 'csv-parse';

/** Characters of one record. */
const LONGEST_RECORD = 4 * 1_048_576;
/** Characters that the parser gets at once. */
const PORTION = 262_144;

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/**
 * The records of a CSV text. With a header each is an object of its cells that are not empty; a table whose first line is a record already
 * (six cells, the last a letter from A to D) gives lists. Stops at the first place that cannot be read, and one after the most rows.
 */
export async function readCsv(text: string): Promise<TaskReading> {
  const tasks: RawTask[] = [];
  let header: readonly string[] | null = null;
  let line = 1;
  try {
    for await (const { record, info } of records(text)) {
      const begins = info.lines - breaksIn(record);
      line = info.lines + 1;
      if (header === null && tasks.length === 0 && !isRecordOfMmlu(record)) {
        header = record.map((name) => name.trim());
        const twice = header.find((name, at) => name !== '' && header?.indexOf(name) !== at);
        if (twice !== undefined) return refused(begins, `The column "${twice}" is there twice.`);
        continue;
      }
      const value = header === null ? record : named(header, record);
      if (value === null)
        return refused(
          begins,
          `This line has ${record.length} cells; the first line names ${header?.length ?? 0} columns.`,
        );
      tasks.push({ value, line: begins, lineOf: () => begins });
      if (tasks.length > LIMITS.importStreamRows) break;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return refused(Number(error['lines'] ?? line), `The CSV cannot be read: ${error.message}`);
  }
  return { tasks, problems: [] };
}

function records(text: string): AsyncIterable<CsvRecord> {
  const [first = ''] = text.split(/\r?\n/, 1);
  const delimiter = [',', ';', '\t'].find((sign) => first.includes(sign)) ?? ',';
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    max_record_size: LONGEST_RECORD,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  // Lines are counted right only where each break is one sign.
  void feed(parser, text.replaceAll('\r\n', '\n'));
  return parser as AsyncIterable<CsvRecord>;
}

/** Portion by portion, no faster than records are taken. */
async function feed(parser: ReturnType<typeof parse>, text: string): Promise<void> {
  for (let at = 0; at < text.length && !parser.destroyed; at += PORTION) {
    if (!parser.write(text.slice(at, at + PORTION)))
      await new Promise<void>((resolve) => {
        parser.once('drain', resolve);
        parser.once('close', resolve);
      });
  }
  if (!parser.destroyed) parser.end();
}

function breaksIn(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}

function isRecordOfMmlu(record: readonly string[]): boolean {
  return record.length === 6 && /^[A-D]$/.test(record[5] ?? '');
}

/** The cells under their names; null when there are more or fewer than names. */
function named(header: readonly string[], record: readonly string[]): unknown {
  if (record.length !== header.length) return null;
  return Object.fromEntries(
    header.flatMap((name, at) => (name === '' || record[at] === '' ? [] : [[name, record[at]]])),
  );
}

function refused(line: number, message: string): TaskReading {
  const problem: SyntaxProblem = { line, message };
  return { tasks: [], problems: [problem] };
}
