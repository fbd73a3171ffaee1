import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { ROOT } from '../spec/sandbox-for-specs';

const wasm = createRequire(join(ROOT, 'package.json')).resolve('pyodide/pyodide.asm.wasm');
const lists = pathToFileURL(join(ROOT, 'libs', 'server', 'sandbox', 'guest', 'python', 'imports.mjs')).href;

/** Runs in Node itself: jest does not load .mjs files. */
const PROGRAM = `
import { readFileSync } from 'node:fs';
const { OPEN, LIMITED, ENDS, REFUSED, CLOSED } = await import(${JSON.stringify(lists)});
const module = new WebAssembly.Module(readFileSync(${JSON.stringify(wasm)}));
const imports = WebAssembly.Module.imports(module).filter(({ module }) => !module.startsWith('GOT.'));
const count = (name) => [OPEN, LIMITED, ENDS, REFUSED, CLOSED].filter((list) => list.has(name)).length;
console.log(JSON.stringify({
  modules: [...new Set(imports.map(({ module }) => module))],
  kinds: [...new Set(imports.map(({ kind }) => kind))],
  unknown: imports.map(({ name }) => name).filter((name) => count(name) !== 1),
  gone: [...OPEN, ...LIMITED, ...ENDS.keys(), ...REFUSED.keys(), ...CLOSED].filter((name) => !imports.some((each) => each.name === name)),
}));`;

describe('imports of the Python interpreter', () => {
  it('are each in one list, and the lists hold nothing else', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', PROGRAM]);
    expect(JSON.parse(stdout)).toEqual({
      modules: ['env', 'wasi_snapshot_preview1'],
      kinds: ['function'],
      unknown: [],
      gone: [],
    });
  }, 60_000);
});
