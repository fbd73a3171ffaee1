import type { CodeLanguage } from '@assay/domain/run';
import { join } from 'node:path';
import type { Installation } from '../installation';
import type { GuestProgram } from '../layers/command';
import type { GuestLimits } from '../sandbox-limits';

/** A guest that runs a program, or with `makeSnapshot` one that gives its memory and ends. */
export interface GuestKind {
  readonly language: CodeLanguage;
  /** Memory to start from; null starts from nothing. Python only. */
  readonly snapshotFile: string | null;
  readonly makeSnapshot?: boolean;
}

/** The Node program of a guest, with all that it may read. */
export function guestProgram(kind: GuestKind, installation: Installation, limits: GuestLimits): GuestProgram {
  const { node, guestDir } = installation;
  const setup = kind.language === 'python' ? pythonSetup(kind, installation) : javaScriptSetup(installation);
  const { frameBytes, fileBytes, output } = limits;
  const memoryBytes = limits.memoryBytes[kind.language];
  const all = { engine: kind.language, ...setup.fields, memoryBytes, frameBytes, fileBytes, output };
  return {
    node,
    readable: [guestDir, ...setup.readable],
    script: join(guestDir, 'runner.mjs'),
    args: [JSON.stringify(all)],
  };
}

interface EngineSetup {
  readonly fields: { readonly [name: string]: string | boolean | null };
  readonly readable: readonly string[];
}

function pythonSetup({ snapshotFile, makeSnapshot = false }: GuestKind, { pyodideDir }: Installation): EngineSetup {
  const readable = snapshotFile === null ? [pyodideDir] : [pyodideDir, snapshotFile];
  return { fields: { pyodideDir: `${pyodideDir}/`, snapshotFile, makeSnapshot }, readable };
}

function javaScriptSetup({ quickjsDir, coreDir, quickjsPackages }: Installation): EngineSetup {
  return { fields: { quickjsDir, coreDir }, readable: quickjsPackages };
}
