import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode, folderFailure } from './start-failure';

/** Where everything of the embedded database lies under a data folder. */
export interface DataFolder {
  readonly dir: string;
  readonly cluster: string;
  /** A cluster under construction; becomes `cluster` by one rename. */
  readonly unfinished: string;
  readonly password: string;
  readonly log: string;
}

/** Creates the folder with mode 0700 where it is missing and proves that it can be written. Throws `CannotStart`. */
export async function openDataFolder(dir: string): Promise<DataFolder> {
  try {
    await makeFolder(dir, 0o700);
    if (!(await stat(dir)).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'EEXIST' });
    await writeDurably(join(dir, `.writable-${process.pid}`), 'x');
    await rm(join(dir, `.writable-${process.pid}`));
  } catch (error) {
    throw folderFailure(dir, error);
  }
  return {
    dir,
    cluster: join(dir, 'postgres'),
    unfinished: join(dir, 'postgres.new'),
    password: join(dir, 'database-password'),
    log: join(dir, 'postgres.log'),
  };
}

/** The password of the database user: made once, kept in a file of mode 0600. */
export async function databasePassword(folder: DataFolder): Promise<string> {
  try {
    const kept = (await readFile(folder.password, 'utf8')).trim();
    if (kept !== '') return kept;
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw folderFailure(folder.dir, error);
  }
  const password = randomBytes(32).toString('base64url');
  try {
    await writeDurably(`${folder.password}.new`, `${password}\n`);
    await rename(`${folder.password}.new`, folder.password);
  } catch (error) {
    throw folderFailure(folder.dir, error);
  }
  return password;
}

/** Makes a folder where there is none. Step by step: the recursive form of Node never returns on a file system that knows no new folders, such as /proc. */
export async function makeFolder(dir: string, mode: number): Promise<void> {
  try {
    await stat(dir);
    return;
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  if (dirname(dir) !== dir) await makeFolder(dirname(dir), 0o755);
  try {
    await mkdir(dir, { mode });
  } catch (error) {
    // Another process was quicker.
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

/** Writes a file of mode 0600 and waits until it is on the disk. */
export async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
