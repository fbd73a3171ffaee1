// What is built: the files that decide about each part, and what proves that it is there.
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../workspace.mjs';
import { contentHash } from './content-hash.mjs';

const SHARED = ['libs/contracts', 'libs/domain', 'package-lock.json', 'tsconfig.base.json', 'scripts/build'];

const PARTS = {
  server: {
    inputs: [...SHARED, 'libs/server', 'apps/api', 'apps/cli', 'migrations', 'tsconfig.server.json'],
    proof: 'dist/server/cli.js',
  },
  console: {
    inputs: [...SHARED, 'libs/web', 'apps/console', 'tsconfig.web.json', 'nx.json'],
    proof: 'dist/console/index.html',
  },
};

/** Names of all parts. */
export const PART_NAMES = Object.keys(PARTS);

/** File that holds the hash of what a part was built from. */
export function stampOf(name) {
  return join(ROOT, 'dist', `${name}.built`);
}

/** Hash of what a part would be built from now. */
export function hashOf(name) {
  return contentHash(PARTS[name].inputs);
}

/** Whether a part is there and was built from the files as they are now. */
export async function isCurrent(name) {
  const built = await readFile(stampOf(name), 'utf8').catch(() => '');
  if (built === '' || built !== (await hashOf(name))) return false;
  return access(join(ROOT, PARTS[name].proof)).then(
    () => true,
    () => false,
  );
}
