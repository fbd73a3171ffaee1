import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FolderInUse } from './folder-in-use';
import type { FolderLock } from './folder-lock';
import { parseHolder } from './holder-text';
import { isAlive, startOf } from './process-table';
import { errorCode } from './start-failure';

/** Holds a folder by a file with pid and start of its owner: a pid that another program got since does not count. */
export async function lockByFile(dir: string): Promise<FolderLock> {
  const path = join(dir, 'assay.lock');
  const started = await startOf(process.pid);
  const text = (url: string | null) => JSON.stringify({ pid: process.pid, started, url });
  for (let tries = 0; !(await place(path, text(null), link)); tries += 1) {
    const found = await readFile(path, 'utf8').catch(() => '');
    if (tries > 20 || (await isHeld(found))) throw new FolderInUse(dir, parseHolder(found));
    await moveAway(path, found, dir);
  }
  return {
    announce: async (url) => void (await place(path, text(url), rename)),
    release: () => rm(path, { force: true }),
  };
}

/** Puts a whole file in place at once, so that nobody reads half of it. `link` gives way to a file that is there, `rename` replaces it. */
async function place(path: string, text: string, move: typeof link | typeof rename): Promise<boolean> {
  const fresh = `${path}.${randomUUID()}`;
  await writeFile(fresh, text, { mode: 0o600 });
  try {
    await move(fresh, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(fresh, { force: true });
  }
}

async function isHeld(text: string): Promise<boolean> {
  const { pid, started } = parseHolder(text);
  return pid !== null && (await isAlive(pid)) && (started === null || started === (await startOf(pid)));
}

/** Two processes may find the same stale file; who moves a fresh one away by mistake puts it back and gives way. */
async function moveAway(path: string, stale: string, dir: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  const moved = await readFile(aside, 'utf8');
  if (moved !== stale) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
  if (moved !== stale) throw new FolderInUse(dir, parseHolder(moved));
}
