import type { Result, TaskType } from '@assay/contracts';

/** The same try of one task in two runs; null where one of them has none. */
export interface AnswerTry {
  readonly variant: number;
  readonly epoch: number;
  readonly before: Result | null;
  readonly after: Result | null;
}

export const CHANGE_KINDS = ['worse', 'better', 'same', 'unknown'] as const;
/** How the mean score of a task changed; `unknown`: one of the runs has no score of it. */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One task in two runs. Means are 0–1, of scored answers alone. */
export interface TaskChange {
  readonly taskId: string;
  readonly title: string;
  readonly taskType: TaskType;
  readonly before: number | null;
  readonly after: number | null;
  /** after − before; null where one is not known. */
  readonly difference: number | null;
  readonly kind: ChangeKind;
  readonly tries: readonly AnswerTry[];
}

/** Below this means are equal: they are sums of the same scores in another order. */
const EQUAL = 1e-9;

/** The tasks of two runs of one model, each with its tries; a task that was edited in between is another one. */
export function taskChanges(before: readonly Result[], after: readonly Result[]): TaskChange[] {
  const tasks = new Map<string, { any: Result; before: Result[]; after: Result[] }>();
  const put = (side: 'before' | 'after', result: Result): void => {
    const of = tasks.get(result.benchmarkTaskId) ?? { any: result, before: [], after: [] };
    of[side].push(result);
    tasks.set(result.benchmarkTaskId, of);
  };
  before.forEach((result) => put('before', result));
  after.forEach((result) => put('after', result));
  return [...tasks.values()].map(({ any, before: good, after: bad }) => changeOf(any, good, bad));
}

/** `any`: one of the results, which knows the task. */
function changeOf(any: Result, before: readonly Result[], after: readonly Result[]): TaskChange {
  const [mean, next] = [meanOf(before), meanOf(after)];
  const difference = mean === null || next === null ? null : next - mean;
  return {
    ...{ taskId: any.benchmarkTaskId, title: any.taskTitle, taskType: any.taskType },
    ...{ before: mean, after: next, difference, kind: kindOf(difference), tries: triesOf(before, after) },
  };
}

function kindOf(difference: number | null): ChangeKind {
  if (difference === null) return 'unknown';
  if (Math.abs(difference) < EQUAL) return 'same';
  return difference < 0 ? 'worse' : 'better';
}

function meanOf(results: readonly Result[]): number | null {
  const scores = results.flatMap(({ score }) => score ?? []);
  return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

function triesOf(before: readonly Result[], after: readonly Result[]): AnswerTry[] {
  const tries = new Map<string, AnswerTry>();
  const put = (side: 'before' | 'after', result: Result): void => {
    const { variant, epoch } = result;
    const key = `${variant}.${epoch}`;
    tries.set(key, { ...(tries.get(key) ?? { variant, epoch, before: null, after: null }), [side]: result });
  };
  before.forEach((result) => put('before', result));
  after.forEach((result) => put('after', result));
  return [...tries.values()].sort((a, b) => a.epoch - b.epoch || a.variant - b.variant);
}

export const CHANGE_FILTERS = ['worse', 'changed', 'all'] as const;
export type ChangeFilter = (typeof CHANGE_FILTERS)[number];

/** `changed`: worse, better, or scored in one of the runs only. */
export function passes(filter: ChangeFilter, { kind, before, after }: TaskChange): boolean {
  if (filter !== 'changed') return filter === 'all' || kind === 'worse';
  return kind === 'unknown' ? before !== null || after !== null : kind !== 'same';
}

/** `difference`, `task`, `before`, `after`, falling with a minus in front; what is not known comes last. */
export function sortedChanges(changes: readonly TaskChange[], sort: string): TaskChange[] {
  const column = sort.replace(/^-/, '');
  const turn = sort.startsWith('-') ? -1 : 1;
  const figure = (change: TaskChange): number | null =>
    column === 'before' ? change.before : column === 'after' ? change.after : change.difference;
  return changes.toSorted((a, b) => {
    if (column === 'task') return turn * a.title.localeCompare(b.title);
    const [left, right] = [figure(a), figure(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return turn * (left - right) || a.title.localeCompare(b.title);
  });
}

/** The first try whose score changed most for the worse, counted from 1: what a reader wants to see first. */
export function tellingTry({ tries }: TaskChange): number {
  const fall = ({ before, after }: AnswerTry): number =>
    before?.score == null || after?.score == null ? -Infinity : before.score - after.score;
  const worst = Math.max(...tries.map(fall));
  return (
    Math.max(
      0,
      tries.findIndex((one) => fall(one) === worst),
    ) + 1
  );
}
