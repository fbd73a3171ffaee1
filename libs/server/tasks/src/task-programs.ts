import { readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { CodeSandbox } from '@assay/domain/run';
import type { TaskDraft } from '@assay/contracts';
import { withPrograms, type ProgramContext } from '@assay/domain/task-file';
import { Injectable } from '@nestjs/common';
import { invalidDraft, readDraft } from './read-draft';

/** Longest program that a task may name, bytes. */
const MAX_BYTES = 200_000;

/** Folder of the checkers that ship with Assay: `<name>.js`. The app provides it. */
export class ShippedCheckers {
  constructor(private readonly folder: string) {}

  /** The source of a checker; null where there is none of this name, which must be a plain word. */
  read(name: string): Promise<string | null> {
    return readProgramFile(this.folder, `${name}.js`);
  }
}

/** What completes tasks that only name their programs. */
@Injectable()
export class TaskPrograms {
  constructor(
    private readonly sandbox: CodeSandbox,
    private readonly checkers: ShippedCheckers,
  ) {}

  /** A task in the form of the API, made complete and checked. Throws `invalid_request` with every wrong field. */
  async draft(body: unknown, within = ''): Promise<TaskDraft> {
    const { value, problems } = await withPrograms(body, { ...this.context(), spelling: 'camel' });
    if (problems.length > 0) throw invalidDraft(problems, within);
    return readDraft(value, within);
  }

  /** `folder`: where the task file lies on this machine; absent for what came over the network. */
  context(folder?: string): Omit<ProgramContext, 'spelling'> {
    const shipped = (name: string): Promise<string | null> => this.checkers.read(name);
    const file = (path: string): Promise<string | null> => readProgramFile(folder ?? '', path);
    return { sandbox: this.sandbox, sources: folder === undefined ? { shipped } : { shipped, file } };
  }
}

/** The text of a file below a folder; null where it is not there, lies elsewhere through a link, or is too long. */
export async function readProgramFile(folder: string, path: string): Promise<string | null> {
  try {
    const root = await realpath(folder);
    const real = await realpath(join(root, path));
    if (!real.startsWith(root + sep)) return null;
    const bytes = await readFile(real);
    return bytes.length > MAX_BYTES ? null : bytes.toString('utf8');
  } catch {
    return null;
  }
}
