// Facts about the project that several scripts need.
import { dirname, isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root folder of the project. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Whether an import names an installed package (or a module of Node), not a file of ours. */
export function isPackage(id) {
  const own = id.startsWith('.') || id.startsWith('\0') || id.startsWith('@assay/') || isAbsolute(id);
  // The runtime of the bundler's own transforms is no package of ours: it is bundled.
  return !own && !id.startsWith('@oxc-project/');
}
