import { compareModels } from '@assay/domain/comparison';
import {
  collectScores,
  readAll,
  scoreComparison,
  scoreRow,
  UnknownColumn,
  type RowProblem,
} from '@assay/domain/score-file';
import { EXIT } from '@assay/server/config';
import { collectRows } from '../input/collect-rows';
import { describeComparison, grouped } from '../output/describe-comparison';
import { writeJson } from '../output/out-file';
import { UsageError } from '../usage-error';

/** What of a table of scores is compared. */
export interface ScoresRequest {
  readonly file: string;
  readonly models: readonly string[] | undefined;
  readonly baseline: string | undefined;
  readonly out: string | undefined;
}

/** `assay compare --scores FILE`: the comparison of any table of scores; needs no database. */
export async function compareScores({ file, models, baseline, out }: ScoresRequest): Promise<number> {
  const { rows, problems } = readAll(await collectRows(file), scoreRow);
  refuse(file, problems);
  const scores = collectScores(rows);
  refuse(file, scores.problems);
  const input = orUsageError(() => scoreComparison(scores, { models, baseline }));
  if (input.models.length < 2)
    throw new UsageError(
      `A comparison needs two models; ${file} has ${scores.columns.map(({ name }) => name).join(', ') || 'none'}.`,
    );
  const compared = compareModels(input);
  const missing = input.cells.reduce((sum, cell) => sum + cell.missing, 0);
  process.stdout.write(
    `${file}: ${grouped(input.models.length)} models, ${grouped(input.tasks.length)} tasks, ${grouped(rows.length)} scores${missing === 0 ? '' : `, ${grouped(missing)} of those compared missing`}\n\n${describeComparison(compared)}`,
  );
  if (out !== undefined) {
    const { grid: _, ...rest } = compared;
    await writeJson(out, {
      models: input.models.map(({ name, identity, serverId }) => ({
        name,
        model: identity,
        server: serverId === '' ? null : serverId,
      })),
      ...rest,
    });
  }
  return EXIT.ok;
}

/** Throws a `UsageError` that names every bad line. */
export function refuse(file: string, problems: readonly RowProblem[]): void {
  if (problems.length === 0) return;
  const lines = problems.map(({ line, message }) => `${file}:${line} ${message}`);
  throw new UsageError(
    `${lines.join('\n')}\n${file}: ${problems.length === 20 ? 'at least ' : ''}${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}; nothing was compared.`,
  );
}

function orUsageError<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (error instanceof UnknownColumn) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}
