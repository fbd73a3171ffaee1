import type { Comparison, ComparisonTask } from '@assay/contracts';
import { scopeWords, type ComparisonText } from './words';

export const GRID_SHOWS = [
  'all',
  'differences',
  'regressions',
  'improvements',
  'nobody',
  'everybody',
  'errors',
  'flagged',
] as const;
/** Which tasks the grid shows. */
export type GridShow = (typeof GRID_SHOWS)[number];

const SAME = 0.005;

/** Whether a task belongs to what is shown; `regressions` and `improvements` are seen against the baseline's column; `errors` are missing answers and answers without a score. */
export function isTaskShown(task: ComparisonTask, show: GridShow, baseline: string | null): boolean {
  const scores = task.cells.flatMap((cell) => cell.accuracy ?? []);
  const base = task.cells.find((cell) => cell.name === baseline)?.accuracy ?? null;
  switch (show) {
    case 'all':
      return true;
    case 'differences':
      return differs(scores);
    case 'regressions':
      return base !== null && scores.some((score) => score < base - SAME);
    case 'improvements':
      return base !== null && scores.some((score) => score > base + SAME);
    case 'nobody':
      return scores.length > 0 && scores.every((score) => score < SAME);
    case 'everybody':
      return scores.length > 0 && scores.every((score) => score > 1 - SAME);
    case 'errors':
      return task.cells.some((cell) => cell.missing > 0 || cell.accuracy === null);
    case 'flagged':
      return task.cells.some((cell) => cell.flagged > 0);
    default:
      return show satisfies never;
  }
}

function differs(scores: readonly number[]): boolean {
  return scores.length > 1 && Math.max(...scores) - Math.min(...scores) > SAME;
}

/** The step of the heat scale, 0–4; null where there is no score. */
export function heatStep(accuracy: number | null): 0 | 1 | 2 | 3 | 4 | null {
  if (accuracy === null) return null;
  if (accuracy < SAME) return 0;
  if (accuracy < 0.4) return 1;
  if (accuracy < 0.7) return 2;
  return accuracy < 0.96 ? 3 : 4;
}

/** Tasks of one type that stand in one table; `from` is the place of the first among all of the type, 0 where the table holds them all. */
export interface TaskGroup {
  readonly type: string;
  readonly tasks: readonly ComparisonTask[];
  readonly from: number;
}

/** Rows of one table: a browser leaves out the drawing of tables that are not in sight. */
const TABLE_ROWS = 50;

/** The tasks by type, in the order of the scopes. */
export function taskGroups(tasks: readonly ComparisonTask[], comparison: Comparison): TaskGroup[] {
  const order = comparison.scopes.map((scope) => scope.scope);
  const types = [...new Set(tasks.map((task) => task.taskType))];
  types.sort((a, b) => place(order, a) - place(order, b));
  return types.map((type) => ({ type, tasks: tasks.filter((task) => task.taskType === type), from: 0 }));
}

/** Long groups cut into tables of 50 rows. */
export function tablesOf(groups: readonly TaskGroup[]): TaskGroup[] {
  return groups.flatMap((group) => {
    const tables = Math.ceil(group.tasks.length / TABLE_ROWS);
    if (tables < 2) return [group];
    return Array.from({ length: tables }, (_, at) => ({
      type: group.type,
      tasks: group.tasks.slice(at * TABLE_ROWS, (at + 1) * TABLE_ROWS),
      from: at * TABLE_ROWS + 1,
    }));
  });
}

function place(order: readonly string[], type: string): number {
  const at = order.indexOf(type);
  return at < 0 ? order.length : at;
}

/** On how many tasks the models differ, and in which kind of work most: counts, so that it is true of any data. */
export function gridFinding(comparison: Comparison, t: ComparisonText): string {
  const groups = taskGroups(comparison.grid, comparison).map(({ type, tasks }) => {
    const apart = tasks.filter((task) => isTaskShown(task, 'differences', null)).length;
    return { type, apart, total: tasks.length, share: apart / tasks.length };
  });
  const n = groups.reduce((sum, group) => sum + group.apart, 0);
  const total = comparison.grid.length;
  if (!comparison.grid.some(isKnown)) return t('gridNeutral');
  if (n === 0) return t('gridNone');
  const first = t('gridSome', { n, total });
  const [most, next] = groups.toSorted((a, b) => b.share - a.share);
  if (!most || !next || most.share === next.share) return first;
  return t('gridMost', { first, work: scopeWords(most.type, t), n: most.apart, total: most.total });
}

/** At least two models have a score on it. */
function isKnown(task: ComparisonTask): boolean {
  return task.cells.filter((cell) => cell.accuracy !== null).length > 1;
}
