import type { RowProblem } from './file-row';
import { hostedName } from './hosted-name';
import { OpenCell } from './open-cell';
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
  /** Lines that repeat a task and column without saying which try they are. */
  readonly unnumbered: number;
  readonly problems: readonly RowProblem[];
}

interface OpenTask {
  readonly task: ScoredTask;
  readonly line: number;
}

interface OpenColumn {
  /** The model's name in the file. */
  readonly written: string;
  readonly model: string;
  readonly server: string | null;
  readonly cells: Map<OpenTask, OpenCell>;
}

/** Problems that are named before reading stops. */
export const MOST_PROBLEMS = 20;

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

/** Takes the rows of a table one by one, so that a file need not be held as rows. */
export class ScoreCollector {
  /** How many rows were taken. */
  rows = 0;
  private unnumbered = 0;
  private readonly tasks = new Map<string, OpenTask>();
  private readonly columns = new Map<string, Map<string | null, OpenColumn>>();
  private readonly problems: RowProblem[] = [];

  /** Notes what is wrong with a line; false once there are too many to go on. */
  refuse(problem: RowProblem): boolean {
    this.problems.push(problem);
    return this.problems.length < MOST_PROBLEMS;
  }

  /** Takes a row. Lines of one task and column without an epoch are further tries. False once there are too many problems to go on. */
  add(row: ScoreRow): boolean {
    this.rows += 1;
    const known = this.tasks.get(row.task);
    const task = known ?? { task: { key: row.task, type: row.type, cluster: row.cluster }, line: row.line };
    if (!known) this.tasks.set(row.task, task);
    const cell = this.cell(this.column(row), task);
    if (row.epoch === null && cell.scores.length > 0) this.unnumbered += 1;
    const problem = (known && contradiction(row, known)) ?? cell.add(row);
    return problem ? this.refuse(problem) : true;
  }

  private column(row: ScoreRow): OpenColumn {
    const { model, server } = row.server === null ? hostedName(row.model) : row;
    const servers = this.columns.get(model) ?? new Map<string | null, OpenColumn>();
    if (servers.size === 0) this.columns.set(model, servers);
    const known = servers.get(server);
    if (known) return known;
    const column = { written: row.model, model, server, cells: new Map<OpenTask, OpenCell>() };
    servers.set(server, column);
    return column;
  }

  private cell({ cells }: OpenColumn, task: OpenTask): OpenCell {
    const known = cells.get(task);
    if (known) return known;
    const cell = new OpenCell();
    cells.set(task, cell);
    return cell;
  }

  /** The table; names carry the server only where a model has several. */
  table(): CollectedScores {
    const opened = [...this.columns.values()].flatMap((servers) =>
      [...servers.values()].map((column) => ({ column: named(column, servers.size), cells: column.cells })),
    );
    return {
      columns: opened.map(({ column }) => column),
      tasks: [...this.tasks.values()].map(({ task }) => task),
      cells: opened.flatMap(({ column, cells }) =>
        Array.from(cells, ([{ task }, { scores }]): ScoredCell => ({ column, task, scores })),
      ),
      unnumbered: this.unnumbered,
      problems: this.problems,
    };
  }
}

function named({ written, model, server }: OpenColumn, servers: number): ScoredColumn {
  return { name: servers > 1 && server !== null ? `${model}@${server}` : written, model, server };
}

/** Rows as a table; at most 20 problems are named. */
export function collectScores(rows: Iterable<ScoreRow>): CollectedScores {
  const collector = new ScoreCollector();
  for (const row of rows) if (!collector.add(row)) break;
  return collector.table();
}
