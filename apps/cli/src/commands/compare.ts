import { EXIT, type Config } from '@assay/server/config';
import type { Installation } from '../../../api/src/serve';
import { INSTANCE_OPTIONS, openInstance } from '../instance/open-instance';
import { describeComparison } from '../output/describe-comparison';
import { outFile, writeJson } from '../output/out-file';
import { CommandLine } from '../read-options';
import { UsageError } from '../usage-error';

const OPTIONS = {
  ...INSTANCE_OPTIONS,
  models: { type: 'string' },
  runs: { type: 'string' },
  baseline: { type: 'string' },
  out: { type: 'string' },
} as const;

/** `assay compare --models a,b`: the comparison of stored runs. */
export async function compareCommand(
  args: readonly string[],
  config: Config,
  installation: Installation,
): Promise<number> {
  const line = CommandLine.read(args, OPTIONS);
  const models = line.list('models');
  if (models === undefined || models.length < 2)
    throw new UsageError('assay compare needs --models with at least two models.');
  const [runIds, baseline, out] = [line.runs('runs'), line.text('baseline'), await outFile(line)];
  const instance = await openInstance(line, config, installation);
  try {
    const comparison = await instance.compare({ models, runIds, baseline });
    process.stdout.write(describeComparison(comparison));
    if (out !== undefined) await writeJson(out, comparison);
    return EXIT.ok;
  } finally {
    await instance.close();
  }
}
