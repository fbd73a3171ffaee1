// npm run build [server|console] [--force]: builds what has changed since it was built last.
import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { contentHash } from './build/content-hash.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { runNode } from './run.mjs';
import { ROOT } from './workspace.mjs';

const SHARED = [
  'libs/contracts',
  'libs/domain',
  'package-lock.json',
  'tsconfig.base.json',
  'scripts/build',
  'scripts/build.mjs',
];

/** What is built: the files that decide about it, a file that proves it, and how. */
const PARTS = {
  server: {
    inputs: [...SHARED, 'libs/server', 'libs/testing', 'apps/api', 'apps/cli', 'migrations', 'tsconfig.server.json'],
    proof: 'dist/server/cli.js',
    build: async () => {
      const { bundleServer } = await import('./build/server-bundle.mjs');
      await bundleServer({ api: 'apps/api/src/main.ts', cli: 'apps/cli/src/main.ts' }, join(ROOT, 'dist', 'server'));
    },
  },
  console: {
    inputs: [...SHARED, 'libs/web', 'apps/console', 'tsconfig.web.json', 'nx.json'],
    proof: 'dist/console/index.html',
    build: () => runNode(['node_modules/nx/dist/bin/nx.js', 'build', 'console'], { env: { NX_DAEMON: 'false' } }),
  },
};

/** Builds the named parts unless they are current. Throws with what the compiler said. */
export async function build(names = Object.keys(PARTS), force = false) {
  await oneAtATime('build', async () => {
    for (const name of names) await buildPart(name, PARTS[name], force);
  });
}

async function buildPart(name, part, force) {
  const stamp = join(ROOT, 'dist', `${name}.built`);
  const hash = await contentHash(part.inputs);
  if (!force && (await readFile(stamp, 'utf8').catch(() => '')) === hash && (await exists(part.proof))) return;
  const began = performance.now();
  console.log(`Building the ${name} …`);
  await rm(stamp, { force: true });
  await part.build();
  await mkdir(join(ROOT, 'dist'), { recursive: true });
  await writeFile(stamp, hash);
  console.log(`Built the ${name} in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
}

function exists(path) {
  return access(join(ROOT, path)).then(
    () => true,
    () => false,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const words = process.argv.slice(2);
  const names = words.filter((word) => !word.startsWith('-'));
  const unknown = [
    ...names.filter((name) => !(name in PARTS)),
    ...words.filter((word) => word.startsWith('-') && word !== '--force'),
  ];
  if (unknown.length > 0) {
    console.error(`Unknown: ${unknown.join(' ')}. Usage: npm run build -- [${Object.keys(PARTS).join('|')}] [--force]`);
    process.exit(2);
  }
  try {
    await build(names.length > 0 ? names : undefined, words.includes('--force'));
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
