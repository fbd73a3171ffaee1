import type { ImportProblem, ImportReport, TaskDraft } from '@assay/contracts';
import type { CheckedTask, ProgramContext } from '@assay/domain/task-file';
import {
  Database,
  TaskRepository,
  TaskVersionRepository,
  type HashedTask,
  type Sql,
  type TaskWrite,
} from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';
import { hashTask } from './hash-task';
import { Pace } from './import/pace';
import { readTaskSource, type TaskSource } from './import/read-source';
import { previewImport } from './import-preview';
import { TaskPrograms } from './task-programs';

/** Ends the transaction of a dry run; nothing else may catch it. */
class DryRun extends Error {
  constructor(readonly report: ImportReport) {
    super('dry run');
  }
}

/** What else happens in the transaction of an import, with the keys that are now in the file. */
export type AfterImport = (sql: Sql, keys: readonly string[]) => Promise<void>;

/** Imports task files: all of it or nothing. */
@Injectable()
export class TaskImporter {
  constructor(
    private readonly database: Database,
    private readonly tasks: TaskRepository,
    private readonly programs: TaskPrograms,
  ) {}

  /** Checks every task, then writes all in one transaction. A dry run says the same and writes nothing. */
  async import(sources: readonly TaskSource[], dryRun = false, after?: AfterImport): Promise<ImportReport> {
    const { checked, invalid } = await readSources(sources, (folder) => this.programs.context(folder));
    const drafts = checked.map(({ draft }) => draft);
    const preview = dryRun ? { preview: await previewImport(checked, this.tasks) } : {};
    if (invalid.length > 0) return { created: [], updated: [], unchanged: [], invalid, ...preview };
    const hashed = await hashAll(drafts);
    try {
      return await this.database.transaction(async (sql) => {
        const report = reportOf(await new TaskVersionRepository(sql).write(hashed));
        if (dryRun) throw new DryRun({ ...report, ...preview });
        await after?.(
          sql,
          drafts.map((draft) => draft.key),
        );
        return report;
      });
    } catch (error) {
      if (error instanceof DryRun) return error.report;
      throw error;
    }
  }
}

type ContextOf = (folder: string | undefined) => Omit<ProgramContext, 'spelling'>;

async function readSources(
  sources: readonly TaskSource[],
  contextOf: ContextOf,
): Promise<{ checked: CheckedTask[]; invalid: ImportProblem[] }> {
  const checked: CheckedTask[] = [];
  const invalid: ImportProblem[] = [];
  const seen = new Set<string>();
  for (const source of sources) {
    const name = source.hint?.fileName;
    const check = await readTaskSource(source, contextOf(source.folder));
    for (const problem of check.invalid) invalid.push(sources.length > 1 ? inFile(problem, name) : problem);
    for (const task of check.tasks) {
      const { draft, line } = task;
      if (seen.has(draft.key))
        invalid.push(inFile({ line, key: draft.key, message: 'key: Another file has this key already.' }, name));
      seen.add(draft.key);
      checked.push(task);
    }
  }
  return { checked, invalid };
}

async function hashAll(drafts: readonly TaskDraft[]): Promise<HashedTask[]> {
  const pace = new Pace();
  const hashed: HashedTask[] = [];
  for (const draft of drafts) {
    hashed.push(hashTask(draft));
    await pace.step();
  }
  return hashed;
}

function inFile(problem: ImportProblem, name: string | undefined): ImportProblem {
  return name === undefined ? problem : { ...problem, message: `${name}: ${problem.message}` };
}

function reportOf(written: readonly { readonly key: string; readonly what: TaskWrite }[]): ImportReport {
  const keys = (what: TaskWrite): string[] => written.filter((one) => one.what === what).map((one) => one.key);
  return { created: keys('created'), updated: keys('updated'), unchanged: keys('unchanged'), invalid: [] };
}
