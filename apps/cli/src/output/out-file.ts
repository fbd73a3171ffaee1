import { constants, createWriteStream } from 'node:fs';
import { access, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CommandLine } from '../read-options';
import { UsageError } from '../usage-error';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'a part of the path is a file',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not write there',
  EROFS: 'it lies on a read-only disk',
};

/** The path of --out, undefined without it. A file that cannot be written is a `UsageError` before any work is done. */
export async function outFile(line: CommandLine): Promise<string | undefined> {
  const text = line.text('out');
  if (text === undefined) return undefined;
  const path = resolve(text);
  try {
    const found = await stat(path).catch(() => null);
    if (found?.isDirectory() === true) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
    if (found === null && !(await stat(dirname(path))).isDirectory())
      throw Object.assign(new Error('no folder'), { code: 'ENOTDIR' });
    await access(found === null ? dirname(path) : path, constants.W_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new UsageError(`--out ${text} cannot be written: ${REASONS[code] ?? code}.`, { cause: error });
  }
  return path;
}

/** The output could not be written to its end. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
}

const FAILURES: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of this user is used up',
  EFBIG: 'the file would be too large for its disk',
  EIO: 'the disk does not answer',
  ...REASONS,
};

/** A failed write in words: what is safe, what to do next; any other error as it is. */
export function outputError(error: unknown, where: string): unknown {
  const { code = '', syscall = '' } = error as NodeJS.ErrnoException;
  const reason = FAILURES[code];
  if (reason === undefined || !/^(write|open|close|fsync)/.test(syscall)) return error;
  return new OutputError(
    `${where} could not be written: ${reason}.\nWhat is stored is safe; write it again with assay export.`,
    {
      cause: error,
    },
  );
}

/** Writes a value as JSON for people and programs. */
export function writeJson(path: string, value: unknown): Promise<void> {
  return whole(path, () => writeFile(path, `${JSON.stringify(value, null, 2)}\n`));
}

/** Writes a file piece by piece. */
export function writeFileOf(path: string, pieces: AsyncIterable<string | Uint8Array>): Promise<void> {
  return whole(path, () => pipeline(Readable.from(pieces), createWriteStream(path)));
}

/** All of a file or none: half of one could be taken for all. */
async function whole(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const found = await stat(path).catch(() => null);
    if (found?.isFile() === true) await rm(path, { force: true });
    throw outputError(error, path);
  }
}
