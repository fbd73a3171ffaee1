import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders of test servers are named so, with the pid of their test run. */
export const FOLDER_PREFIX = 'assay-test-';

/**
 * Removes what test runs left that were killed and could not do it themselves. A PostgreSQL that still runs there notices within a minute
 * that its folder is gone, and ends.
 */
export async function removeLeftOvers(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const owner = Number(new RegExp(`^${FOLDER_PREFIX}(\\d+)-`).exec(name)?.[1]);
    if (owner > 0 && !isAlive(owner)) await rm(join(parent, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EPERM';
  }
}
