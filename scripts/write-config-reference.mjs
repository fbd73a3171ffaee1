// Writes docs/reference/configuration.md from the variables that libs/server/config knows; with --check only says whether it is current.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { loadTypeScript } from './load-typescript.mjs';
import { ROOT } from './workspace.mjs';

const PAGE = join(ROOT, 'docs', 'reference', 'configuration.md');

const { configurationReference } = await loadTypeScript('libs/server/config/src/configuration-reference.ts');
const page = await format(configurationReference(), { ...(await resolveConfig(PAGE)), filepath: PAGE });
if (!process.argv.includes('--check')) {
  await writeFile(PAGE, page);
} else if ((await readFile(PAGE, 'utf8').catch(() => '')) !== page) {
  console.error('docs/reference/configuration.md is not current. Run: node scripts/write-config-reference.mjs');
  process.exit(1);
}
