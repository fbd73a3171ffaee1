import { stat } from 'node:fs/promises';
import type { FolderLock } from './folder-lock';
import { lockByFile } from './lock-file';
import { lockBySocket } from './lock-socket';

/**
 * Takes the folder or throws `FolderInUse`. Linux and Windows: a name of the operating system (abstract socket, pipe) that vanishes with
 * the process, so that nothing stale can be left; elsewhere a file that names pid and start of its owner. The lock belongs to the folder
 * itself (device and inode), not to one way to spell its path. It holds within one machine: containers with networks of their own must
 * not share a data folder.
 */
export async function lockFolder(dir: string, kind: 'socket' | 'file' = defaultKind()): Promise<FolderLock> {
  if (kind === 'file') return lockByFile(dir);
  const { dev, ino } = await stat(dir, { bigint: true });
  const name = `assay-data-${dev}-${ino}`;
  return lockBySocket(process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : `\0${name}`, dir);
}

function defaultKind(): 'socket' | 'file' {
  return process.platform === 'linux' || process.platform === 'win32' ? 'socket' : 'file';
}
