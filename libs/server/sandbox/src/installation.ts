import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { CodeLanguage } from '@assay/domain/run';

/** Where the parts of the sandbox lie on this machine: absolute, without symbolic links. */
export interface Installation {
  /** Node, which runs the guests. */
  readonly node: string;
  readonly guestDir: string;
  readonly pyodideDir: string;
  readonly quickjsDir: string;
  readonly coreDir: string;
  /** The three packages that QuickJS consists of. */
  readonly quickjsPackages: readonly string[];
  readonly engines: { readonly [Language in CodeLanguage]: string };
}

const QUICKJS = '@jitl/quickjs-wasmfile-release-sync';

/** Finds the engines among the packages of the installation at `root`, which holds package.json and `libs/server/sandbox/guest`. */
export function findInstallation(root: string): Installation {
  const { resolve } = createRequire(join(root, 'package.json'));
  const directory = (entry: string): string => dirname(realpathSync(resolve(entry)));
  const quickjsDir = directory(`${QUICKJS}/wasm`);
  const coreDir = directory('quickjs-emscripten-core');
  const typesDir = dirname(createRequire(join(coreDir, 'index.js')).resolve('@jitl/quickjs-ffi-types'));
  return {
    node: process.execPath,
    guestDir: realpathSync(join(root, 'libs', 'server', 'sandbox', 'guest')),
    pyodideDir: directory('pyodide/package.json'),
    quickjsDir,
    coreDir,
    quickjsPackages: [quickjsDir, coreDir, realpathSync(typesDir)].map((dist) => dirname(dist)),
    engines: {
      python: `pyodide ${versionOf(resolve('pyodide/package.json'))}`,
      javascript: `quickjs-emscripten ${versionOf(resolve(`${QUICKJS}/package.json`))}`,
    },
  };
}

/** Where the parts lie that check JSON Schemas. */
export function findPackages(root: string): Pick<Installation, 'node' | 'guestDir'> & { readonly packages: string } {
  const { resolve } = createRequire(join(root, 'package.json'));
  return {
    node: process.execPath,
    guestDir: realpathSync(join(root, 'libs', 'server', 'sandbox', 'guest')),
    packages: dirname(dirname(realpathSync(resolve('ajv/package.json')))),
  };
}

function versionOf(packageFile: string): string {
  const { version } = createRequire(packageFile)('./package.json') as { readonly version: string };
  return version;
}
