import type { ComparisonEntry, ComparisonPair, ComparisonScope, TaskType } from '@assay/contracts';

import { compareModels } from './compare-models';

import type { ComparedCell, ComparedColumn, ComparedTask, ComparisonInput } from './comparison-input';

/** A score, a missing answer, or an answer that waits for a judge. */
export type Outcome = number | 'missing' | 'no_judge';

/** What one column did: its answers task by task, and what the specs want to vary. */
export interface ColumnSituation {
  readonly answers: readonly (readonly Outcome[])[];
  /** Time of every answer on task t. */
  readonly timeMs?: (task: number) => number;
  readonly flagged?: number;
  readonly serverId?: string;
  readonly sizeBytes?: number | null;
  readonly judgedByFamily?: boolean;
  readonly deterministic?: boolean;
}

/** What all tasks share in a spec. */
export interface TaskSituation {
  readonly taskType?: (task: number) => TaskType;
  readonly category?: (task: number) => string;
  readonly cluster?: (task: number) => string;
}

function cellOf(model: string, task: number, answers: readonly Outcome[], column: ColumnSituation): ComparedCell {
  const scores = answers.filter((answer) => typeof answer === 'number');
  const count = (kind: Outcome): number => answers.filter((answer) => answer === kind).length;
  return {
    model,
    taskId: `task-${task}`,
    planned: answers.length,
    trials: scores.length,
    scoreSum: scores.reduce((total, score) => total + score, 0),
    scoreSquares: scores.reduce((total, score) => total + score * score, 0),
    passes: scores.filter((score) => score === 1).length,
    missing: count('missing'),
    unscored: count('no_judge'),
    noJudge: count('no_judge'),
    flagged: column.flagged ?? 0,
    timesMs: column.timeMs ? scores.map(() => column.timeMs?.(task) ?? 0) : [],
    tokensPerSecond: null,
    relevance: null,
    ...(scores.every((score) => score === 0 || score === 1) ? {} : { scores }),
    deterministic: column.deterministic ?? false,
    resultId: `${model}-${task}`,
  };
}

/** An input for specs: columns by name, each with its answers; all columns are asked the same tasks. */
export function situation(
  columns: Readonly<Record<string, ColumnSituation>>,
  tasks: TaskSituation = {},
): ComparisonInput {
  const named = Object.entries(columns);
  const size = Math.max(0, ...named.map(([, column]) => column.answers.length));
  const models = named.map(
    ([name, { serverId = 'workstation', sizeBytes = null, judgedByFamily = false }]): ComparedColumn => ({
      ...{ name, serverId, sizeBytes, judgedByFamily },
    }),
  );
  const places = Array.from({ length: size }, (_, index) => index);
  return {
    models,
    tasks: places.map((task): ComparedTask => ({
      taskId: `task-${task}`,
      key: `task-${task}`,
      title: `Task ${task}`,
      taskType: tasks.taskType?.(task) ?? 'reasoning',
      category: tasks.category?.(task) ?? 'puzzles',
      cluster: tasks.cluster?.(task) ?? null,
    })),
    cells: named.flatMap(([name, column]) =>
      column.answers.map((answers, task) => cellOf(name, task, answers, column)),
    ),
  };
}

/** `count` tasks with the same answers each. */
export function every(count: number, answers: readonly Outcome[]): (readonly Outcome[])[] {
  return new Array<readonly Outcome[]>(count).fill(answers);
}

/** The scope overall of the comparison. */
export function overall(input: ComparisonInput): ComparisonScope {
  const [scope] = compareModels(input).scopes;
  if (!scope) throw new Error('no scope');
  return scope;
}
/** The pair a, b as it was asked. */
export function pairIn(scope: ComparisonScope, a: string, b: string): ComparisonPair {
  const pair = scope.pairs.find((candidate) => candidate.a === a && candidate.b === b);
  if (!pair) throw new Error(`${a} and ${b} are not compared`);
  return pair;
}
/** The entry of one column. */
export function entryIn(scope: ComparisonScope, name: string): ComparisonEntry {
  const entry = scope.entries.find((candidate) => candidate.name === name);
  if (!entry) throw new Error(`${name} has no entry`);
  return entry;
}
