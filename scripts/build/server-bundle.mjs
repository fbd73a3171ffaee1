// Bundles the server: TypeScript checks and emits in memory (with the metadata of @nestjs/swagger), rolldown joins our own code; packages stay outside.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as swagger from '@nestjs/swagger/plugin';
import { rolldown } from 'rolldown';
import ts from 'typescript';
import { isPackage, ROOT } from '../workspace.mjs';

const SWAGGER = {
  introspectComments: true,
  classValidatorShim: true,
  esmCompatible: true,
  dtoFileNameSuffix: ['.dto.ts', '.body.ts', '.query.ts'],
  controllerFileNameSuffix: ['.controller.ts'],
};

/** Type errors, one readable block; the build ends there. */
export class TypeErrors extends Error {}

/** Writes one file per entry (`{name: path}`) and the chunks that they share to `outDir`. */
export async function bundleServer(entries, outDir) {
  const sources = Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, join(ROOT, path)]));
  const emitted = compile(Object.values(sources));
  const bundle = await rolldown({
    input: sources,
    platform: 'node',
    external: isPackage,
    tsconfig: join(ROOT, 'tsconfig.server.json'),
    resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
    plugins: [fromMemory(emitted)],
  });
  await rm(outDir, { recursive: true, force: true });
  await bundle.write({
    dir: outDir,
    format: 'esm',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunk-[name]-[hash].js',
  });
  await bundle.close();
}

/** The JavaScript of the entries and of all that they import, by the path of its source. */
function compile(entries) {
  const config = ts.getParsedCommandLineOfConfigFile(join(ROOT, 'tsconfig.server.json'), {}, hostOfErrors());
  const options = { ...config.options, noEmit: false, sourceMap: true, inlineSources: true };
  const program = ts.createProgram(entries, options);
  refuse(ts.getPreEmitDiagnostics(program));
  const emitted = new Map();
  const keep = (path, text, _bom, _onError, sources) => {
    const source = sources?.[0]?.fileName;
    if (source !== undefined)
      emitted.set(source, { ...emitted.get(source), [path.endsWith('.map') ? 'map' : 'code']: text });
  };
  const { diagnostics } = program.emit(undefined, keep, undefined, false, {
    before: [swagger.before(SWAGGER, program)],
  });
  refuse(diagnostics);
  return emitted;
}

function hostOfErrors() {
  return { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (diagnostic) => refuse([diagnostic]) };
}

function refuse(diagnostics) {
  if (diagnostics.length === 0) return;
  const host = { getCanonicalFileName: (name) => name, getCurrentDirectory: () => ROOT, getNewLine: () => '\n' };
  const format = process.env.FORCE_COLOR ? ts.formatDiagnosticsWithColorAndContext : ts.formatDiagnostics;
  throw new TypeErrors(format(diagnostics, host));
}

function fromMemory(emitted) {
  return {
    name: 'typescript-in-memory',
    load(id) {
      const file = emitted.get(id.replaceAll('\\', '/'));
      if (file === undefined) return null;
      return { code: file.code.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'), map: file.map, moduleType: 'js' };
    },
  };
}
