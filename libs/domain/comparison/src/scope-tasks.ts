import { TASK_TYPES } from '@assay/contracts';

import type { ComparedTask } from './comparison-input';
import type { ScoreTable } from './score-table';

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

/** What the columns have on one task. */
interface PlaceState {
  /** What is unscored waits for a judge only, and no column has more than zeros, which a gate gives without a judge. */
  readonly waits: boolean;
  /** Every column has a score. */
  readonly scored: boolean;
  /** Every column has an answer. */
  readonly answered: boolean;
}

/** One look at each column: with many pairs of columns this is asked a million times. */
function stateOf(rows: ScoreTable['cells'], place: number): PlaceState {
  let [scored, answered, onlyJudge, anyJudge] = [true, true, true, false];
  for (const row of rows) {
    const cell = row[place] ?? null;
    if (cell === null) {
      scored = false;
      answered = false;
      continue;
    }
    const { trials, unscored, noJudge, scoreSum } = cell.stored;
    if (cell.group === null) scored = false;
    if (trials + unscored === 0) answered = false;
    if (scoreSum > 0 || unscored !== noJudge) onlyJudge = false;
    if (noJudge > 0) anyJudge = true;
  }
  return { waits: onlyJudge && anyJudge, scored, answered };
}

/** Cluster of each of the given tasks, a task without one being its own; null where none has one. */
export function clustersOf(table: ScoreTable, places: readonly number[]): string[] | null {
  if (!places.some((place) => (table.tasks[place]?.cluster ?? null) !== null)) return null;
  return places.map((place) => table.tasks[place]?.cluster ?? `task ${table.tasks[place]?.taskId ?? place}`);
}

/** Which tasks of a scope count, and which are left out. */
export function scopeTasks(table: ScoreTable, scope: string): ScopeTasks {
  const [judged, common, answered]: [number[], number[], number[]] = [[], [], []];
  let all = 0;
  table.tasks.forEach((task, place) => {
    if (!belongs(task, scope)) return;
    all += 1;
    const state = stateOf(table.cells, place);
    if (state.answered) answered.push(place);
    if (state.waits) return;
    judged.push(place);
    if (state.scored && table.columns.length > 0) common.push(place);
  });
  // Common tasks are among the judged and among the answered: lists of one length are one list, which many pairs keep.
  const once = (places: number[]): number[] => (places.length === common.length ? common : places);
  return {
    ...{ scope, judged: once(judged), common, answered: once(answered) },
    clusters: clustersOf(table, common),
    dropped: all - common.length,
    noJudge: all - judged.length,
  };
}
