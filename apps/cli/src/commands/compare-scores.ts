import { compareModels } from '@assay/domain/comparison';
import {
  chosenColumns,
  MOST_PROBLEMS,
  scoreComparison,
  UnknownColumn,
  type CollectedScores,
  type RowProblem,
} from '@assay/domain/score-file';
import { EXIT } from '@assay/server/config';
import { readScores } from '../input/read-scores';
import { describeComparison } from '../output/describe-comparison';
import { grouped } from '../output/numbers';
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
  const { scores, rows } = await readScores(file);
  refuse(file, scores.problems);
  const input = orUsageError(() => scoreComparison(scores, { models, baseline }));
  if (input.models.length < 2)
    throw new UsageError(
      `A comparison needs two models; ${file} has ${scores.columns.map(({ name }) => name).join(', ') || 'none'}.`,
    );
  const { grid: _, ...compared } = compareModels(input);
  const missing = input.cells.reduce((sum, cell) => sum + cell.missing, 0);
  process.stdout.write(
    `${file}: ${grouped(input.models.length)} models, ${grouped(input.tasks.length)} tasks, ${grouped(rows)} scores${missing === 0 ? '' : `, ${grouped(missing)} of those compared missing`}\n\n${describeComparison({ ...compared, notes: [...alikeNames(scores), ...compared.notes] })}`,
  );
  if (out !== undefined)
    await writeJson(out, {
      models: chosenColumns(scores, { models, baseline }).map(({ name, model, server }) => ({
        ...{ name, model, digest: null, server, serverId: server },
      })),
      ...compared,
      notes: [...alikeNames(scores), ...compared.notes],
      differences: [],
    });
  return EXIT.ok;
}

/** Names that differ in nothing but case: two models in the table, and perhaps one in the world. */
function alikeNames({ columns }: CollectedScores): string[] {
  const groups = new Map<string, Set<string>>();
  for (const { model } of columns) {
    const folded = model.toLowerCase();
    groups.set(folded, (groups.get(folded) ?? new Set()).add(model));
  }
  return [...groups.values()]
    .filter((names) => names.size > 1)
    .map((names) => `${[...names].join(' and ')} differ in nothing but case: they are taken as different models.`);
}

/** Throws a `UsageError` that names every bad line. */
export function refuse(file: string, problems: readonly RowProblem[]): void {
  if (problems.length === 0) return;
  const lines = problems.map(({ line, message }) => `${file}:${line} ${message}`);
  throw new UsageError(
    `${lines.join('\n')}\n${file}: ${problems.length >= MOST_PROBLEMS ? 'at least ' : ''}${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}; nothing was compared.`,
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
