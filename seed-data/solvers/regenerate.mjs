// Writes the files of the core tasks anew from their solvers: node seed-data/solvers/regenerate.mjs
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const here = import.meta.dirname;
const root = join(here, '..', '..');
const folder = await mkdtemp(join(tmpdir(), 'assay-seed-'));
try {
  const bundle = await rolldown({
    input: join(here, 'core-files.ts'),
    platform: 'node',
    tsconfig: join(root, 'tsconfig.base.json'),
  });
  await bundle.write({ file: join(folder, 'core-files.mjs'), format: 'esm' });
  const { coreFiles } = await import(pathToFileURL(join(folder, 'core-files.mjs')).href);
  for (const { path, text } of coreFiles()) {
    await mkdir(join(here, '..', path, '..'), { recursive: true });
    await writeFile(join(here, '..', path), text);
    console.log(`wrote seed-data/${path}`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
