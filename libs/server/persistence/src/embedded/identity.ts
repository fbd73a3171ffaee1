import { execFile } from 'node:child_process';
import { chown, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { CannotStart } from '@assay/server/config';
import { copyBinaries, isOpenToOthers } from './binaries';
import type { DataFolder } from './data-folder';
import { errorCode } from './start-failure';

const run = promisify(execFile);
const NOBODY = 65_534;
const UNSHARE = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--'] as const;

/** As whom the binaries run: PostgreSQL refuses to run as root. */
export interface Identity {
  /** Folder with `bin`, `lib`, `share`. */
  readonly native: string;
  /** Stands before each command. */
  readonly prefix: readonly string[];
  /** Owner of the files of the database; null: who runs us. */
  readonly user: { readonly uid: number; readonly gid: number } | null;
}

/** `namespace`: root in name only, by a user namespace. `user`: as another user of the machine. */
export type RootWay = 'namespace' | 'user';

/**
 * Not root: as we are. Root: as the owner of a cluster that somebody else made; else in a user namespace, where files stay ours; where the
 * system forbids those, as `postgres` or `nobody`. Throws `CannotStart` when nothing works.
 */
export async function chooseIdentity(native: string, folder: DataFolder, way?: RootWay): Promise<Identity> {
  if (process.getuid?.() !== 0) return { native, prefix: [], user: null };
  const owner = await clusterOwner(folder.cluster);
  if (owner !== null) return asUser(native, folder, owner);
  if (way !== 'user' && (await canUnshare(native))) return { native, prefix: UNSHARE, user: null };
  const user = systemUser(await readFile('/etc/passwd', 'utf8'));
  if (user === null || !(await isOpenToOthers(dirname(folder.dir)))) throw refused(folder.dir);
  await chown(folder.dir, user.uid, user.gid);
  return asUser(native, folder, user);
}

async function clusterOwner(cluster: string): Promise<Identity['user']> {
  try {
    const { uid, gid } = await stat(cluster);
    return uid === 0 ? null : { uid, gid };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

async function asUser(native: string, folder: DataFolder, user: Identity['user']): Promise<Identity> {
  const reachable = (await isOpenToOthers(native)) ? native : await copyBinaries(native, folder.dir);
  return { native: reachable, prefix: [], user };
}

async function canUnshare(native: string): Promise<boolean> {
  const [command, ...args] = UNSHARE;
  return run(command, [...args, join(native, 'bin', 'postgres'), '--version']).then(
    () => true,
    () => false,
  );
}

/** `postgres` where there is one, else `nobody`. */
export function systemUser(passwd: string): { readonly uid: number; readonly gid: number } | null {
  const users = passwd.split('\n').map((line) => line.split(':'));
  const found = ['postgres', 'nobody'].map((name) => users.find((user) => user[0] === name)).find((user) => user);
  const uid = Number(found?.[2]);
  const gid = Number(found?.[3]);
  return uid > 0 && gid > 0 ? { uid, gid } : null;
}

function refused(dir: string): CannotStart {
  return new CannotStart(
    `PostgreSQL does not run as root, this system has no user namespaces, and no other user can enter ${dir}. ` +
      'Start as an ordinary user, or set ASSAY_DATA_DIR to a folder below one that everybody can enter, such as /var/lib/assay.',
  );
}
