// npm run build [-- server|console] [--force]: builds what has changed since it was built last.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PART_NAMES, hashOf, isCurrent, stampOf } from './build/parts.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { runQuietly } from './run.mjs';
import { ROOT } from './workspace.mjs';

/** Programs that build a part, each in a process of its own so that they share the cores. */
const BUILDERS = {
  server: ['scripts/build/server.mjs'],
  console: ['node_modules/nx/dist/bin/nx.js', 'build', 'console'],
};

const words = process.argv.slice(2);
const names = words.filter((word) => word !== '--force');
const unknown = names.filter((name) => !PART_NAMES.includes(name));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(' ')}. Usage: npm run build -- [${PART_NAMES.join('|')}] [--force]`);
  process.exit(2);
}
const failures = await oneAtATime('build', async () => {
  const parts = names.length > 0 ? names : PART_NAMES;
  const results = await Promise.allSettled(parts.map((name) => buildPart(name, words.includes('--force'))));
  return results.filter(({ status }) => status === 'rejected').map(({ reason }) => reason.message);
});
for (const failure of failures) console.error(failure);
process.exitCode = failures.length > 0 ? 1 : 0;

async function buildPart(name, force) {
  if (!force && (await isCurrent(name))) return;
  const began = performance.now();
  console.log(`Building the ${name} …`);
  // Taken before: a file that changes meanwhile makes the part old again.
  const hash = await hashOf(name);
  await rm(stampOf(name), { force: true });
  await runQuietly(BUILDERS[name], { NX_DAEMON: 'false', ...(process.stderr.isTTY ? { FORCE_COLOR: '1' } : {}) });
  await mkdir(join(ROOT, 'dist'), { recursive: true });
  await writeFile(stampOf(name), hash);
  console.log(`Built the ${name} in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
}
