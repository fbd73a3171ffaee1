import { TASK_TYPES } from '@assay/contracts';
import type { ComparedCell, ComparisonInput } from '@assay/domain/comparison';

import type { CollectedScores, ScoredCell, ScoredColumn } from './collect-scores';

/** What of a table is compared. */
export interface ScoreQuestion {
  /** Names of columns (model, or model@server; a model alone stands for all of its servers); absent = all. */
  readonly models?: readonly string[] | undefined;
  /** Only pairs with this column. */
  readonly baseline?: string | undefined;
}

/** Columns up to here are compared on the tasks that all of them share; more of them pair by pair. */
const SHARED_BY_ALL = 10;

/** A name that no column has. */
export class UnknownColumn extends Error {
  override readonly name = 'UnknownColumn';
}

const isPart = (type: string): boolean => !TASK_TYPES.some((known) => known === type);

/** `overall`, the task types, and what the file calls its parts as categories. */
function scopesOf({ tasks }: CollectedScores): string[] {
  const types = [...new Set(tasks.flatMap(({ type }) => type ?? []))];
  const known = TASK_TYPES.filter((type) => types.includes(type));
  return ['overall', ...known, ...types.filter(isPart).map((type) => `category:${type}`)];
}

/** What a table of scores does not tell. */
const NOT_IN_A_TABLE = {
  unscored: 0,
  noJudge: 0,
  flagged: 0,
  timesMs: [] as readonly number[],
  tokensPerSecond: null,
  relevance: null,
};

function cellOf({ column, task, scores }: ScoredCell): ComparedCell {
  const known = scores.filter((score) => score !== null);
  const graded = known.some((score) => score !== 0 && score !== 1);
  return {
    ...NOT_IN_A_TABLE,
    model: column.name,
    taskId: task.key,
    planned: scores.length,
    trials: known.length,
    scoreSum: known.reduce((sum, score) => sum + score, 0),
    scoreSquares: known.reduce((sum, score) => sum + score * score, 0),
    passes: known.filter((score) => score === 1).length,
    missing: scores.length - known.length,
    ...(graded ? { scores: known } : {}),
  };
}

function named(columns: readonly ScoredColumn[], name: string): ScoredColumn[] {
  const exact = columns.filter((column) => column.name === name || `${column.model}@${column.server ?? ''}` === name);
  const found = exact.length > 0 ? exact : columns.filter((column) => column.model === name);
  if (found.length > 0) return found;
  const there = columns.map((column) => column.name);
  const list = there.length > 12 ? `${there.slice(0, 12).join(', ')} and ${there.length - 12} more` : there.join(', ');
  throw new UnknownColumn(`The file has no model "${name}". It has: ${list}.`);
}

/** The columns that are asked for, each once, in the order asked; the baseline is always among them. */
export function chosenColumns(scores: CollectedScores, { models, baseline }: ScoreQuestion): ScoredColumn[] {
  const base = baseline === undefined ? [] : named(scores.columns, baseline);
  const asked = models === undefined ? scores.columns : models.flatMap((name) => named(scores.columns, name));
  return [...new Set([...asked, ...base])];
}

/** A table of scores as the input of the comparison that runs are compared with. Throws `UnknownColumn`. */
export function scoreComparison(scores: CollectedScores, question: ScoreQuestion): ComparisonInput {
  const columns = chosenColumns(scores, question);
  const wanted = new Set(columns);
  const cells = scores.cells.filter(({ column }) => wanted.has(column));
  const asked = new Set(cells.map(({ task }) => task));
  const baseline = question.baseline === undefined ? null : (named(scores.columns, question.baseline)[0]?.name ?? null);
  return {
    models: columns.map(({ name, model, server }) => ({
      name,
      serverId: server ?? '',
      sizeBytes: null,
      identity: model,
    })),
    tasks: scores.tasks
      .filter((task) => asked.has(task))
      .map(({ key, type, cluster }) => ({
        ...{ taskId: key, key, title: key, cluster },
        taskType: type !== null && !isPart(type) ? type : '',
        category: type ?? '',
      })),
    cells: cells.map(cellOf),
    baseline,
    pairwise: columns.length > SHARED_BY_ALL,
    grid: false,
    scopes: scopesOf(scores),
  };
}
