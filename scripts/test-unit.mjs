// npm run test:unit -- PATTERN …: only the jest specs whose path (from the root of the project) holds a pattern.
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { runNode } from './run.mjs';
import { ROOT } from './workspace.mjs';

const FOLDERS = ['libs', 'apps', 'migrations', 'seed-data', 'scripts', 'e2e'];

const patterns = process.argv.slice(2);
if (patterns.length === 0)
  fail('Usage: npm run test:unit -- PATTERN …   (a part of the path of a spec, such as golden)');
const specs = (await Promise.all(FOLDERS.map(specsBelow)))
  .flat()
  .filter((path) => patterns.some((pattern) => path.includes(pattern)));
if (specs.length === 0) fail(`No spec has ${patterns.map((pattern) => `"${pattern}"`).join(' or ')} in its path.`);
await runNode(['node_modules/jest/bin/jest.js', '--runTestsByPath', ...specs]).catch(() => (process.exitCode = 1));

async function specsBelow(folder) {
  const entries = await readdir(join(ROOT, folder), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.spec.ts'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !/^e2e\/(console|process|ollama)\//.test(path));
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
