// Writes docs/api/openapi.json from the controllers; --check only says whether it is current.
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isCurrent } from './build/parts.mjs';
import { bundleServer } from './build/server-bundle.mjs';
import { projectNode } from './run.mjs';
import { ROOT } from './workspace.mjs';

const TARGET = join(ROOT, 'docs', 'api', 'openapi.json');
// Below node_modules, so that packages are found; a folder of its own, so that two may run at once.
const folder = join(ROOT, 'node_modules', '.cache', 'assay', `openapi-${process.pid}`);
const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));

const text = await currentDocument();
checkDescriptions(JSON.parse(text));
if (process.argv.includes('--check')) {
  const stored = await readFile(TARGET, 'utf8').catch(() => '');
  if (stored !== text) fail('docs/api/openapi.json is not current. Write it anew: node scripts/write-openapi.mjs');
} else {
  await mkdir(dirname(TARGET), { recursive: true });
  await writeFile(TARGET, text);
}

/** From the server that is built where it is current, else from one that is bundled for it. */
async function currentDocument() {
  if (await isCurrent('server')) return documentOf(join(ROOT, 'dist', 'server'));
  try {
    await bundleServer({ openapi: 'apps/api/src/openapi.main.ts' }, folder);
    return documentOf(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function documentOf(built) {
  return execFileSync(projectNode(), [join(built, 'openapi.js'), version], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
}

/** Every field says what it is, every route what it does. */
function checkDescriptions(document) {
  const bare = [];
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    for (const [field, value] of Object.entries(schema.properties ?? {})) {
      if (!value.description && !value.allOf?.some((part) => part.description)) bare.push(`${name}.${field}`);
    }
  }
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, { summary, parameters = [] }] of Object.entries(methods)) {
      if (!summary) bare.push(`${method.toUpperCase()} ${path}`);
      bare.push(
        ...parameters
          .filter((one) => one.in === 'query' && !one.description)
          .map((one) => `${method.toUpperCase()} ${path}?${one.name}`),
      );
    }
  }
  if (bare.length > 0) fail(`Without a description:\n  ${bare.join('\n  ')}`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
