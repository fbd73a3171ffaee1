import { TASK_TYPES } from '@assay/contracts';

import type { ComparedTask } from './comparison-input';
import type { ScoreTable, TableCell } from './score-table';

/** The tasks of one scope, as places in the table. */
export interface ScopeTasks {
  readonly scope: string;
  /** Without the tasks that no column could be judged on. */
  readonly judged: readonly number[];
  /** Scored for every column: what is compared. */
  readonly common: readonly number[];
  /** Cluster of each common task, a task without one being its own; null where no task has one. */
  readonly clusters: readonly string[] | null;
  /** Answered by every column: where times are compared. */
  readonly answered: readonly number[];
  /** Tasks of the scope that are not common. */
  readonly dropped: number;
  /** Of those, tasks that wait for a judge with every column. */
  readonly noJudge: number;
}

const CATEGORY = 'category:';

/** `overall` and every task type that occurs, in the usual order. */
export function defaultScopes(tasks: readonly ComparedTask[]): string[] {
  const present = new Set(tasks.map((task) => task.taskType));
  return ['overall', ...TASK_TYPES.filter((type) => present.has(type))];
}

function belongs(task: ComparedTask, scope: string): boolean {
  if (scope === 'overall') return true;
  return scope.startsWith(CATEGORY) ? task.category === scope.slice(CATEGORY.length) : task.taskType === scope;
}

/** No column has a score, and what is unscored waits for a judge only. */
function waitsForJudge(cells: readonly (TableCell | null)[]): boolean {
  const asked = cells.flatMap((cell) => (cell ? [cell.stored] : []));
  return (
    asked.some((cell) => cell.noJudge > 0) && asked.every((cell) => cell.trials === 0 && cell.unscored === cell.noJudge)
  );
}

function clustersOf(table: ScoreTable, places: readonly number[]): string[] | null {
  const tasks = places.flatMap((place) => table.tasks[place] ?? []);
  if (!tasks.some((task) => (task.cluster ?? null) !== null)) return null;
  return tasks.map((task) => task.cluster ?? `task ${task.taskId}`);
}

const hasAnswer = (cell: TableCell | null): boolean => cell !== null && cell.stored.trials + cell.stored.unscored > 0;

/** Which tasks of a scope count, and which are left out. */
export function scopeTasks(table: ScoreTable, scope: string): ScopeTasks {
  const all = table.tasks.flatMap((task, place) => (belongs(task, scope) ? [place] : []));
  const column = (place: number): (TableCell | null)[] => table.cells.map((row) => row[place] ?? null);
  const judged = all.filter((place) => !waitsForJudge(column(place)));
  const common = judged.filter((place) => column(place).every((cell) => cell !== null && cell.group !== null));
  const compared = table.columns.length > 0 ? common : [];
  return {
    scope,
    judged,
    common: compared,
    clusters: clustersOf(table, compared),
    answered: all.filter((place) => column(place).every(hasAnswer)),
    dropped: all.length - compared.length,
    noJudge: all.length - judged.length,
  };
}
