import type { RowProblem } from './file-row';
import type { ScoreRow } from './score-row';

/** A model on a server as the file has it. */
export interface ScoredColumn {
  /** `model`, or `model@server` where the model has several servers. */
  readonly name: string;
  readonly model: string;
  readonly server: string | null;
}

/** A task of the file. */
export interface ScoredTask {
  readonly key: string;
  readonly type: string | null;
  readonly cluster: string | null;
}

/** All tries of one column on one task. */
export interface ScoredCell {
  readonly column: ScoredColumn;
  readonly task: ScoredTask;
  /** In the order of the file; null = missing. */
  readonly scores: readonly (number | null)[];
}

/** A table of scores, as columns × tasks. */
export interface CollectedScores {
  readonly columns: readonly ScoredColumn[];
  readonly tasks: readonly ScoredTask[];
  readonly cells: readonly ScoredCell[];
  readonly problems: readonly RowProblem[];
}

interface OpenTask {
  readonly task: ScoredTask;
  readonly line: number;
}

interface OpenCell {
  readonly row: ScoreRow;
  readonly scores: (number | null)[];
  readonly epochs: Map<number, number>;
}

const MOST_PROBLEMS = 20;
const idOf = (model: string, server: string | null): string => JSON.stringify([model, server]);

/** Type or cluster of a task that two lines give differently. */
function contradiction(row: ScoreRow, { task, line }: OpenTask): RowProblem | null {
  for (const field of ['type', 'cluster'] as const) {
    if (row[field] !== task[field]) {
      const message = `task "${row.task}" has the ${field} ${row[field] ?? 'none'} here and ${task[field] ?? 'none'} in line ${line}.`;
      return { line: row.line, message };
    }
  }
  return null;
}

/** Adds a try to its cell; a second one of the same epoch is a problem. */
function addTry({ scores, epochs }: OpenCell, row: ScoreRow): RowProblem | null {
  if (row.epoch !== null) {
    const earlier = epochs.get(row.epoch);
    if (earlier !== undefined)
      return { line: row.line, message: `the same task, model and epoch as line ${earlier}; which of the two counts?` };
    epochs.set(row.epoch, row.line);
  }
  scores.push(row.score);
  return null;
}

/** Servers of every model; names carry the server only where there are several. */
function columnsOf(rows: readonly ScoreRow[]): Map<string, ScoredColumn> {
  const servers = new Map<string, Set<string | null>>();
  for (const { model, server } of rows) servers.set(model, (servers.get(model) ?? new Set()).add(server));
  const columns = new Map<string, ScoredColumn>();
  for (const { model, server } of rows) {
    const id = idOf(model, server);
    if (columns.has(id)) continue;
    const several = (servers.get(model)?.size ?? 0) > 1;
    columns.set(id, { name: several && server !== null ? `${model}@${server}` : model, model, server });
  }
  return columns;
}

/** Rows as a table. Lines of one task and column without an epoch are further tries. At most 20 problems are named. */
export function collectScores(rows: readonly ScoreRow[]): CollectedScores {
  const columns = columnsOf(rows);
  const tasks = new Map<string, OpenTask>();
  const cells = new Map<ScoredColumn, Map<string, OpenCell>>();
  const problems: RowProblem[] = [];
  for (const row of rows) {
    const column = columns.get(idOf(row.model, row.server));
    if (column === undefined || problems.length >= MOST_PROBLEMS) continue;
    const known = tasks.get(row.task);
    if (!known) tasks.set(row.task, { task: { key: row.task, type: row.type, cluster: row.cluster }, line: row.line });
    const ofColumn = cells.get(column) ?? new Map<string, OpenCell>();
    cells.set(column, ofColumn);
    const cell = ofColumn.get(row.task) ?? { row, scores: [], epochs: new Map<number, number>() };
    ofColumn.set(row.task, cell);
    const problem = (known && contradiction(row, known)) ?? addTry(cell, row);
    if (problem) problems.push(problem);
  }
  return {
    columns: [...columns.values()],
    tasks: [...tasks.values()].map((open) => open.task),
    cells: [...cells].flatMap(([column, ofColumn]) =>
      [...ofColumn].flatMap(([key, { scores }]) => {
        const task = tasks.get(key)?.task;
        return task ? [{ column, task, scores }] : [];
      }),
    ),
    problems,
  };
}
