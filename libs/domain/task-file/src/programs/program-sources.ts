import type { CodeSandbox } from '@assay/domain/run';
import type { Spelling } from '../field-spelling';

/** Where programs come from that a task only names. */
export interface ProgramSources {
  /** A checker that ships with Assay, by its name; null where there is none of it. */
  shipped(name: string): Promise<string | null>;
  /** A file beside the task file, by its relative path; null where it cannot be read. Absent for tasks that came over the network. */
  readonly file?: (path: string) => Promise<string | null>;
}

/** How a task is written, and what it may draw on. */
export interface ProgramContext {
  readonly spelling: Spelling;
  readonly sources: ProgramSources;
  readonly sandbox: CodeSandbox;
}

/** A program's source, or why there is none, as a sentence. */
export type ProgramText = { readonly program: string } | { readonly problem: string };

const NAME = /^[a-z0-9][a-z0-9-]{0,60}$/;
/** One or more plain names: nothing that leaves the folder of the task file. */
const PATH = /^(?:[\w-][\w.-]*\/){0,8}[\w-][\w.-]*\.(?:js|mjs|py)$/;

/** Reads the program that ships with Assay under this name. */
export async function shippedProgram(name: unknown, sources: ProgramSources): Promise<ProgramText> {
  const program = typeof name === 'string' && NAME.test(name) ? await sources.shipped(name) : null;
  return program === null ? { problem: 'No checker of this name ships with Assay.' } : { program };
}

/** Reads a program beside the task file. */
export async function programOfFile(path: unknown, { file }: ProgramSources): Promise<ProgramText> {
  if (file === undefined) return { problem: 'Files are read by `assay import` only; put the text of it into program.' };
  if (typeof path !== 'string' || !PATH.test(path)) {
    return { problem: 'Must be a path below the folder of the task file, such as checkers/route.js.' };
  }
  const program = await file(path);
  return program === null ? { problem: `The file ${path} cannot be read.` } : { program };
}
