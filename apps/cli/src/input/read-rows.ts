import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { FileRow } from '@assay/domain/score-file';
import { CsvError, parse } from 'csv-parse';
import { UsageError } from '../usage-error';
import { readStart } from './read-start';

/** Bytes of one line, or one CSV record. */
const LONGEST_LINE = 8 * 1_048_576;
/** What some programs write where there is no number. */
const NO_NUMBER = /[:[,]\s*-?(NaN|Infinity)\b/;
/** Bytes of a file, unpacked. */
const LARGEST_FILE = 2 * 1_024 * 1_048_576;

/**
 * Rows of a data file: JSONL or CSV (told apart by the first character), also gzip. Throws `UsageError` with file and line where a line cannot
 * be read at all.
 */
export async function* readRows(path: string): AsyncGenerator<FileRow> {
  const start = await readStart(path);
  if (start.text === '') throw new UsageError(`${path} is empty.`);
  if (start.text.startsWith('['))
    throw new UsageError(`${path} is one JSON document; what is needed is JSONL (one object a line) or CSV.`);
  const { stream, done } = openUnpacked(path, start.gzip);
  try {
    yield* start.text.startsWith('{') ? jsonRows(stream, path) : csvRows(stream, path, start.text);
    await done;
  } catch (error) {
    throw asUsageError(error, path);
  } finally {
    stream.destroy();
  }
}

/** The bytes of the file, unpacked, up to a limit; `done` ends with them, or with what went wrong. */
function openUnpacked(path: string, gzip: boolean): { stream: Readable; done: Promise<void> } {
  const target = new PassThrough();
  let size = 0;
  async function* limited(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      size += chunk.length;
      if (size > LARGEST_FILE) throw new UsageError(`${path} holds more than 2 GB.`);
      yield chunk;
    }
  }
  const file = createReadStream(path);
  const done = gzip ? pipeline(file, createGunzip(), limited, target) : pipeline(file, limited, target);
  // Whoever reads the target sees the error there; nobody may be left to await `done`.
  done.catch((error: unknown) => target.destroy(error instanceof Error ? error : new Error(String(error))));
  return { stream: target, done };
}

async function* jsonRows(stream: Readable, path: string): AsyncGenerator<FileRow> {
  let line = 0;
  for await (const text of createInterface({ input: stream, crlfDelay: Infinity })) {
    line += 1;
    const trimmed = text.replace(/^\uFEFF/, '').trim();
    if (trimmed === '') continue;
    if (trimmed.length > LONGEST_LINE) throw new UsageError(`${path}:${line} is longer than 8 MB.`);
    yield { line, fields: parseObject(trimmed, `${path}:${line}`) };
  }
}

function parseObject(text: string, place: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const hint = NO_NUMBER.test(text) ? ' NaN and Infinity are no JSON: write null for a missing value.' : '';
    throw new UsageError(`${place} is not valid JSON: ${why}.${hint}`, { cause: error });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UsageError(`${place} must be one JSON object.`);
  return value as Record<string, unknown>;
}

interface CsvRecord {
  readonly record: Record<string, string>;
  readonly info: { readonly lines: number };
}

async function* csvRows(stream: Readable, path: string, head: string): AsyncGenerator<FileRow> {
  const [header = ''] = head.split(/\r?\n/);
  const delimiter = [',', ';', '\t'].find((candidate) => header.includes(candidate)) ?? ',';
  const parser = parse({
    bom: true,
    columns: (names: string[]) => headerOf(names, path),
    delimiter,
    info: true,
    max_record_size: LONGEST_LINE,
    skip_empty_lines: true,
    relax_quotes: false,
  });
  const text = Readable.from(plainBreaks(stream));
  text.on('error', (error) => parser.destroy(error));
  for await (const { record, info } of text.pipe(parser) as AsyncIterable<CsvRecord>)
    yield { line: info.lines - breaksIn(record), fields: record };
}

/** Lines are counted right only where each break is one sign. */
async function* plainBreaks(stream: Readable): AsyncGenerator<string> {
  let held = '';
  for await (const chunk of stream.setEncoding('utf8') as AsyncIterable<string>) {
    const text = held + chunk;
    held = text.endsWith('\r') ? '\r' : '';
    yield text.slice(0, text.length - held.length).replaceAll('\r\n', '\n');
  }
  if (held !== '') yield held;
}

/** A record is named by the line that it begins in. */
function breaksIn(record: Readonly<Record<string, string>>): number {
  return Object.values(record).reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}

function headerOf(names: readonly string[], path: string): string[] {
  const trimmed = names.map((name) => name.trim());
  const twice = trimmed.find((name, at) => trimmed.indexOf(name) !== at);
  if (twice !== undefined) throw new UsageError(`${path}:1 names the column "${twice}" twice.`);
  return trimmed;
}

function asUsageError(error: unknown, path: string): unknown {
  if (error instanceof UsageError) return error;
  const { code = '', lines, message } = error as { code?: string; lines?: number; message: string };
  // Not every code begins with CSV_.
  if (error instanceof CsvError)
    return new UsageError(`${path}${lines === undefined ? '' : `:${lines}`} is not valid CSV: ${message}`, {
      cause: error,
    });
  if (code.startsWith('Z_'))
    return new UsageError(`${path} cannot be unpacked: it is damaged or cut off.`, { cause: error });
  return error;
}
