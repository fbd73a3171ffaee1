// npm run build [-- server|console] [--force]: builds what has changed since it was built last.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PART_NAMES, hashOf, isCurrent, stampOf } from './build/parts.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { runNode } from './run.mjs';
import { ROOT } from './workspace.mjs';

const BUILDERS = {
  server: async () => {
    const { bundleServer } = await import('./build/server-bundle.mjs');
    await bundleServer({ cli: 'apps/cli/src/main.ts' }, join(ROOT, 'dist', 'server'));
  },
  console: () => runNode(['node_modules/nx/dist/bin/nx.js', 'build', 'console'], { env: { NX_DAEMON: 'false' } }),
};

const words = process.argv.slice(2);
const names = words.filter((word) => word !== '--force');
const unknown = names.filter((name) => !PART_NAMES.includes(name));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(' ')}. Usage: npm run build -- [${PART_NAMES.join('|')}] [--force]`);
  process.exit(2);
}
try {
  await oneAtATime('build', async () => {
    for (const name of names.length > 0 ? names : PART_NAMES) await buildPart(name, words.includes('--force'));
  });
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

async function buildPart(name, force) {
  if (!force && (await isCurrent(name))) return;
  const began = performance.now();
  console.log(`Building the ${name} …`);
  // Taken before: a file that changes meanwhile makes the part old again.
  const hash = await hashOf(name);
  await rm(stampOf(name), { force: true });
  await BUILDERS[name]();
  await mkdir(join(ROOT, 'dist'), { recursive: true });
  await writeFile(stampOf(name), hash);
  console.log(`Built the ${name} in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
}
