import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { EXIT, type Config } from '@assay/server/config';
import { EXPORT_FORMATS } from '@assay/server/results';
import type { Installation } from '../../../api/src/serve';
import type { Instance } from '../instance/instance';
import { INSTANCE_OPTIONS, openInstance } from '../instance/open-instance';
import { outFile, outputError, writeFileOf } from '../output/out-file';
import { CommandLine } from '../read-options';
import { UsageError } from '../usage-error';

const OPTIONS = {
  ...INSTANCE_OPTIONS,
  run: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
} as const;

/** `assay export`: stored results, streamed. */
export async function exportCommand(
  args: readonly string[],
  config: Config,
  installation: Installation,
): Promise<number> {
  const line = CommandLine.read(args, OPTIONS);
  const format = line.oneOf('format', EXPORT_FORMATS) ?? 'jsonl';
  const out = await outFile(line);
  const run = line.run('run');
  const instance = await openInstance(line, config, installation);
  try {
    const selection = run === undefined ? {} : { runId: await runIdOf(instance, run) };
    const pieces = instance.export(selection, format);
    if (out !== undefined) await writeFileOf(out, pieces);
    else await pipeline(Readable.from(pieces), standardOutput());
    return EXIT.ok;
  } catch (error) {
    throw outputError(error, 'The output');
  } finally {
    await instance.close();
  }
}

/** An id as it is, or the newest run for `latest`. */
export async function runIdOf(instance: Instance, run: string): Promise<string> {
  if (run !== 'latest') return run;
  const latest = await instance.latestRunId();
  if (latest === null) throw new UsageError('There is no run yet.');
  return latest;
}

/** Standard output that stays open after the last byte. */
function standardOutput(): Writable {
  return new Writable({ write: (chunk: Buffer, _encoding, done) => void process.stdout.write(chunk, done) });
}
