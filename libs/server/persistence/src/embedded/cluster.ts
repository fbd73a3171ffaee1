import { spawn } from 'node:child_process';
import { chown, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotStart } from '@assay/server/config';
import { type DataFolder } from './data-folder';
import type { Identity } from './identity';
import { errorCode, folderFailure, serverFailure } from './start-failure';

/** Name of the database user and of the database. */
export const DATABASE_NAME = 'assay';

/** PostgreSQL of which a cluster can be opened; another one needs a dump and a restore. */
const MAJOR = '18';

/** How a cluster sorts text and whether it waits for the disk. */
export interface ClusterKind {
  /** False: for databases that are thrown away. */
  readonly durable: boolean;
  /** `C.UTF-8` sorts alike on all systems; an ICU locale as databases of others have it. */
  readonly locale: 'C.UTF-8' | `icu:${string}`;
}

/** Makes the cluster unless there is a whole one. A creation that was cut short leaves nothing that counts. */
export async function ensureCluster(
  folder: DataFolder,
  identity: Identity,
  kind: ClusterKind,
  onProgress: (text: string) => void,
): Promise<void> {
  const version = await clusterVersion(folder);
  if (version === MAJOR) return;
  if (version !== null) throw otherVersion(folder, version);
  onProgress(`Creating the database in ${folder.dir} …`);
  try {
    await rm(folder.unfinished, { recursive: true, force: true });
    await mkdir(folder.unfinished, { mode: 0o700 });
    if (identity.user !== null) await handOver(folder, identity.user);
    await initdb(folder, identity, kind);
    await rename(folder.unfinished, folder.cluster);
  } catch (error) {
    await rm(folder.unfinished, { recursive: true, force: true });
    throw error instanceof CannotStart ? error : folderFailure(folder.dir, error);
  }
}

async function clusterVersion(folder: DataFolder): Promise<string | null> {
  try {
    return (await readFile(join(folder.cluster, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw folderFailure(folder.dir, error);
  }
}

function otherVersion(folder: DataFolder, version: string): CannotStart {
  return new CannotStart(
    `The database in ${folder.dir} belongs to PostgreSQL ${version}, and this Assay brings PostgreSQL ${MAJOR}. ` +
      'Export your tasks and runs with the Assay that made it, or set ASSAY_DATA_DIR to another folder.',
  );
}

async function handOver(folder: DataFolder, { uid, gid }: NonNullable<Identity['user']>): Promise<void> {
  await chown(folder.unfinished, uid, gid);
  await chown(folder.password, uid, gid);
}

async function initdb(folder: DataFolder, identity: Identity, kind: ClusterKind): Promise<void> {
  const args = [
    ...['-D', folder.unfinished, '-U', DATABASE_NAME, '--auth=scram-sha-256', `--pwfile=${folder.password}`],
    ...['--data-checksums', '-E', 'UTF8', '--no-locale', ...localeArguments(kind.locale)],
    ...(kind.durable ? [] : ['--no-sync']),
  ];
  const { code, output } = await runToEnd(
    [...identity.prefix, join(identity.native, 'bin', 'initdb'), ...args],
    identity,
  );
  if (code !== 0) throw serverFailure('The database could not be created', output);
}

function localeArguments(locale: ClusterKind['locale']): string[] {
  return locale === 'C.UTF-8'
    ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    : ['--locale-provider=icu', `--icu-locale=${locale.slice('icu:'.length)}`];
}

function runToEnd(command: readonly string[], identity: Identity): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const [file = '', ...args] = command;
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true, ...identity.user });
    let output = '';
    const collect = (part: Buffer) => (output = (output + part.toString()).slice(-8_000));
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}
