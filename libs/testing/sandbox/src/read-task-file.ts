import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { TaskDraft } from '@assay/contracts';
import type { CodeSandbox } from '@assay/domain/run';
import { checkTaskFile, completeReading, parseTaskFile } from '@assay/domain/task-file';
import { readProgramFile } from '@assay/server/tasks';
import { ROOT } from './use-sandbox';

/** The tasks of a file as an import would write them, with their checkers in them and their generators run. Throws for an invalid one. */
export async function readTaskFile(path: string, sandbox: CodeSandbox): Promise<readonly TaskDraft[]> {
  const reading = parseTaskFile(await readFile(path, 'utf8'), { fileName: basename(path) });
  const completed = await completeReading(reading, {
    sandbox,
    sources: {
      shipped: (name) => readProgramFile(join(ROOT, 'seed-data', 'checkers'), `${name}.js`),
      file: (name) => readProgramFile(dirname(path), name),
    },
  });
  const check = checkTaskFile(completed.reading);
  const invalid = [...completed.invalid, ...check.invalid];
  if (invalid.length > 0) throw new Error(`${path} is not valid: ${JSON.stringify(invalid)}`);
  return check.tasks.map(({ draft }) => draft);
}
