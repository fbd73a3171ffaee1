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
import { counted, grouped } from '../output/numbers';
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
  const { grid: _, notes, ...compared } = compareModels(input);
  const told = { ...compared, notes: [...notesOf(scores), ...notes] };
  const missing = input.cells.reduce((sum, cell) => sum + cell.missing, 0);
  process.stdout.write(
    `${file}: ${counted(input.models.length, 'model')}, ${counted(input.tasks.length, 'task')}, ${counted(rows, 'score')}${missing === 0 ? '' : `, ${grouped(missing)} of those compared missing`}\n\n${describeComparison(told)}`,
  );
  if (out !== undefined)
    await writeJson(out, {
      models: chosenColumns(scores, { models, baseline }).map(({ name, model, server }) => ({
        ...{ name, model, digest: null, server, serverId: server },
      })),
      ...told,
      differences: [],
    });
  return EXIT.ok;
}

/** What a reader must know of the table itself. */
function notesOf(scores: CollectedScores): string[] {
  const { unnumbered } = scores;
  const repeated = unnumbered === 1 ? '1 line repeats' : `${grouped(unnumbered)} lines repeat`;
  return [
    ...(unnumbered === 0
      ? []
      : [
          `${repeated} a task and a model without an epoch: they count as further tries. If they are copies, take them out or number the tries.`,
        ]),
    ...alikeNames(scores),
  ];
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
