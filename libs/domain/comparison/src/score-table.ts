import { isPassFail, type TrialGroup } from '@assay/domain/statistics';

import type { ComparedCell, ComparedColumn, ComparedTask, ComparisonInput } from './comparison-input';

/** One column on one task, ready for the statistics. */
export interface TableCell {
  readonly stored: ComparedCell;
  /** Copies at temperature 0 counted once; null without a scored answer. */
  readonly group: TrialGroup | null;
  /** Mean score, 0–1; null without a scored answer. */
  readonly mean: number | null;
  readonly passShare: number | null;
  readonly graded: boolean;
  /** Variance of one trial (ddof 1); null below two trials. */
  readonly trialVariance: number | null;
  /** Mean of ln(ms) over unspoilt answers. */
  readonly meanLogMs: number | null;
}

/** Columns × tasks; a cell is null where the task was never asked of the column. */
export interface ScoreTable {
  readonly columns: readonly ComparedColumn[];
  readonly tasks: readonly ComparedTask[];
  /** `cells[column][task]`. */
  readonly cells: readonly (readonly (TableCell | null)[])[];
}

/** The trials as they count: with temperature 0 one per variant, the sums scaled alike. */
function countedTrials(cell: ComparedCell): TrialGroup | null {
  if (!(cell.trials > 0)) return null;
  const counted = cell.deterministic ? Math.min(cell.trials, Math.max(1, cell.variants ?? 1)) : cell.trials;
  const share = counted / cell.trials;
  if (counted === 1) {
    const mean = cell.scoreSum / cell.trials;
    return { trials: 1, sum: mean, squares: mean * mean };
  }
  const sums = { trials: counted, sum: cell.scoreSum * share, squares: cell.scoreSquares * share };
  return cell.scores && share === 1 ? { ...sums, scores: cell.scores } : sums;
}

function meanLog(timesMs: ArrayLike<number>): number | null {
  let total = 0;
  let count = 0;
  for (let at = 0; at < timesMs.length; at += 1) {
    const ms = timesMs[at] ?? NaN;
    if (!(ms > 0) || !Number.isFinite(ms)) continue;
    total += Math.log(ms);
    count += 1;
  }
  return count === 0 ? null : total / count;
}

function tableCell(stored: ComparedCell): TableCell {
  const group = countedTrials(stored);
  const mean = group && group.sum / group.trials;
  const spread = group && mean !== null ? Math.max(0, group.squares - group.sum * mean) : 0;
  return {
    stored,
    group,
    mean,
    passShare: stored.trials > 0 ? stored.passes / stored.trials : null,
    graded: group !== null && !isPassFail(group),
    trialVariance: group && group.trials > 1 ? spread / (group.trials - 1) : null,
    meanLogMs: meanLog(stored.timesMs),
  };
}

/** The input as columns × tasks; cells of unknown columns or tasks are left out. */
export function scoreTable({ models, tasks, cells }: ComparisonInput): ScoreTable {
  const columnOf = new Map(models.map((model, index) => [model.name, index]));
  const taskOf = new Map(tasks.map((task, index) => [task.taskId, index]));
  const grid = models.map(() => new Array<TableCell | null>(tasks.length).fill(null));
  for (const cell of cells) {
    const row = grid[columnOf.get(cell.model) ?? -1];
    const place = taskOf.get(cell.taskId);
    if (row && place !== undefined) row[place] = tableCell(cell);
  }
  return { columns: models, tasks, cells: grid };
}
