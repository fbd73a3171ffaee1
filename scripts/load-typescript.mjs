// Lets plain scripts use modules of the project: bundles one TypeScript entry (packages stay outside) and imports it.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { isPackage, ROOT } from './workspace.mjs';

/** The exports of a TypeScript module, given by its path from the root of the project. */
export async function loadTypeScript(entry) {
  const bundle = await rolldown({
    input: join(ROOT, entry),
    platform: 'node',
    external: isPackage,
    tsconfig: join(ROOT, 'tsconfig.server.json'),
  });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false, sourcemap: 'inline' });
  await bundle.close();
  const { code } = output[0];
  // Below node_modules, so that the packages that it imports are found.
  const folder = join(ROOT, 'node_modules', '.cache', 'assay');
  const file = join(folder, `${createHash('sha256').update(code).digest('hex').slice(0, 16)}.mjs`);
  await mkdir(folder, { recursive: true });
  if (!existsSync(file)) {
    // Whole at once: other processes may look for the same file.
    await writeFile(`${file}.${process.pid}`, code);
    await rename(`${file}.${process.pid}`, file);
  }
  return import(pathToFileURL(file).href);
}
