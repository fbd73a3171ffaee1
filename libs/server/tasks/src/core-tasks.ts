import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { ImportReport } from '@assay/contracts';
import { formatOfName } from '@assay/domain/task-file';
import { SuiteRepository, TaskRepository } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';
import type { TaskSource } from './import/read-source';
import { TaskImporter } from './task-importer';

/** Name of the suite that every installation has. */
export const CORE_SUITE = 'core';

/** The tasks that ship with Assay. */
@Injectable()
export class CoreTasks {
  constructor(
    private readonly tasks: TaskRepository,
    private readonly suites: SuiteRepository,
    private readonly importer: TaskImporter,
  ) {}

  /** Imports the tasks under `folder` as suite `core` when there is no task yet; null when there are some. */
  async importOnce(folder: string): Promise<ImportReport | null> {
    if ((await this.tasks.count()) > 0) return null;
    return this.import(folder);
  }

  /** Imports the tasks under `folder`; new ones join the suite `core`. */
  async import(folder: string): Promise<ImportReport> {
    return this.importer.import(await readFolder(folder), false, async (sql, keys) => {
      const core = await this.suites.find(CORE_SUITE, sql);
      const id =
        core?.id ??
        (await this.suites.create(
          { name: CORE_SUITE, description: 'The tasks that ship with Assay.', taskKeys: [] },
          true,
          sql,
        ));
      await this.suites.addTasks(id, keys, sql);
    });
  }
}

async function readFolder(folder: string): Promise<TaskSource[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && formatOfName(entry.name) !== null)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    files.map(async (file) => ({
      text: await readFile(file, 'utf8'),
      hint: { fileName: relative(folder, file) },
      folder: dirname(file),
    })),
  );
}
