import { EXIT, type Config } from '@assay/server/config';
import type { Installation } from '../../../api/src/serve';
import { INSTANCE_OPTIONS, openInstance } from '../instance/open-instance';
import { describeComparison } from '../output/describe-comparison';
import { outFile, writeJson } from '../output/out-file';
import { CommandLine } from '../read-options';
import { UsageError } from '../usage-error';
import { compareScores } from './compare-scores';
import { compareVotesFile } from './compare-votes';

const OPTIONS = {
  ...INSTANCE_OPTIONS,
  models: { type: 'string' },
  scores: { type: 'string' },
  votes: { type: 'string' },
  runs: { type: 'string' },
  baseline: { type: 'string' },
  out: { type: 'string' },
} as const;

/** `assay compare`: of stored runs (--models), of a table of scores (--scores), or of votes and judge texts (--votes). */
export async function compareCommand(
  args: readonly string[],
  config: Config,
  installation: Installation,
): Promise<number> {
  const line = CommandLine.read(args, OPTIONS);
  const models = line.list('models');
  const [runIds, baseline, out] = [line.runs('runs'), line.text('baseline'), await outFile(line)];
  const scores = line.text('scores');
  if (scores !== undefined) {
    refuseBeside(line, '--scores', ['votes', 'runs', 'data-dir', 'api']);
    return compareScores({ file: scores, models, baseline, out });
  }
  const votes = line.text('votes');
  if (votes !== undefined) {
    refuseBeside(line, '--votes', ['models', 'baseline', 'runs', 'data-dir', 'api']);
    return compareVotesFile({ file: votes, out });
  }
  if (models === undefined || models.length < 2)
    throw new UsageError('assay compare needs --models with at least two models, or --scores FILE, or --votes FILE.');
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

function refuseBeside(line: CommandLine, option: string, others: readonly string[]): void {
  const beside = others.filter((name) => line.text(name) !== undefined);
  if (beside.length > 0)
    throw new UsageError(
      `${option} compares a file; ${beside.map((name) => `--${name}`).join(' and ')} does not go with it.`,
    );
}
