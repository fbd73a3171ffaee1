import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { TASK_TYPES, type ImportReport } from '@assay/contracts';
import { IMPORT_FORMATS } from '@assay/domain/task-file';
import { EXIT, type Config } from '@assay/server/config';
import type { Installation } from '../../../api/src/serve';
import { INSTANCE_OPTIONS, openInstance } from '../instance/open-instance';
import { CommandLine } from '../read-options';
import { UsageError } from '../usage-error';

const OPTIONS = {
  ...INSTANCE_OPTIONS,
  format: { type: 'string' },
  type: { type: 'string' },
  'dry-run': { type: 'boolean' },
} as const;

/** `assay import FILE…`: each file all or nothing; stops at the first file with an invalid task. */
export async function importCommand(
  args: readonly string[],
  config: Config,
  installation: Installation,
): Promise<number> {
  const line = CommandLine.read(args, OPTIONS, true);
  if (line.files.length === 0) throw new UsageError('assay import needs at least one file.');
  const format = line.oneOf('format', IMPORT_FORMATS);
  const taskType = line.oneOf('type', TASK_TYPES);
  const files = await Promise.all(line.files.map(readOrRefuse));
  const instance = await openInstance(line, config, installation);
  try {
    for (const [at, bytes] of files.entries()) {
      const name = line.files[at] ?? '';
      const upload = {
        name: basename(name),
        bytes,
        folder: dirname(resolve(name)),
        ...(format === undefined ? {} : { format }),
        ...(taskType === undefined ? {} : { taskType }),
      };
      const report = await instance.importTasks(upload, line.has('dry-run'));
      process.stdout.write(describe(name, report, line.has('dry-run')));
      if (report.invalid.length > 0) return EXIT.usage;
    }
    return EXIT.ok;
  } finally {
    await instance.close();
  }
}

/** The bytes of a file; a file that cannot be read is a `UsageError`. */
export async function readOrRefuse(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}.`, {
      cause: error,
    });
  }
}

function describe(file: string, report: ImportReport, dryRun: boolean): string {
  const { created, updated, unchanged, invalid } = report;
  if (invalid.length > 0) {
    const lines = invalid.map(
      ({ line, key, message }) =>
        `${file}${line === null ? '' : `:${line}`} ${key === null ? '' : `[${key}] `}${message}`,
    );
    return `${lines.join('\n')}\n${file}: ${invalid.length} ${invalid.length === 1 ? 'problem' : 'problems'}; nothing was written.\n`;
  }
  const did = dryRun ? 'would be' : 'were';
  return `${file}: ${created.length} ${did} created, ${updated.length} ${did} updated, ${unchanged.length} unchanged.\n`;
}
