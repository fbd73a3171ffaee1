import { constants } from 'node:fs';
import { access, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
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

/** Writes a value as JSON for people and programs. */
export function writeJson(path: string, value: unknown): Promise<void> {
  return writeFile(path, `${JSON.stringify(value, null, 2)}\n`);
}
