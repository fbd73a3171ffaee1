import type { JsonObject, ProblemRef, ResultFlag, RunEvent, ScoredOutcome } from '@assay/contracts';
import type { Database, Sql } from '../database';
import { appendEvent } from '../runs/event-sql';
import { INSERT_ANSWERS, INSERT_MODELS, INSERT_RUN, PUT_MODELS, PUT_SERVER } from './recorded-run-sql';

/** A run whose answers were given elsewhere. */
export interface NewRecordedRun {
  readonly id: string;
  readonly name: string;
  readonly epochs: number;
  readonly tasks: number;
  readonly manifest: JsonObject;
  /** Names of the models, each once. */
  readonly models: readonly string[];
  /** Of the options under which the answers were given, of which nothing is known. */
  readonly optionsHash: string;
  readonly total: number;
  readonly missing: number;
}

/** One trial that was born with its answer, or without one. */
export interface RecordedTrial {
  readonly trialId: string;
  readonly resultId: string;
  readonly evaluationId: string;
  readonly taskId: string;
  /** Place of the model in the run. */
  readonly model: number;
  readonly epoch: number;
  readonly variant: number;
  readonly position: number;
  /** Null where there is no answer. */
  readonly output: string | null;
  readonly thinking: string | null;
  readonly outcome: ScoredOutcome | null;
  readonly flags: readonly ResultFlag[];
  readonly durationMs: number | null;
  readonly evaluatorHash: string;
}

/** Name of the server that stands for answers from elsewhere. */
export const RECORDED_SERVER = 'recorded';

/** What is said of a task that a model gave no answer to. */
const NO_ANSWER: ProblemRef = {
  code: 'model_unavailable',
  message: 'The file holds no answer of this model to this task.',
  hint: 'Add the answer to the file and score it again.',
};

/** Rows of one statement. */
const PORTION = 1_000;

/** Stores runs of recorded answers: all of one in one transaction, in few statements. */
export class RecordedRunStore {
  constructor(private readonly database: Database) {}

  /** Gives the events that were made. From the commit on the answers wait for their scores. */
  async create(run: NewRecordedRun, trials: readonly RecordedTrial[]): Promise<RunEvent[]> {
    const events = await this.database.transaction((sql) => this.store(sql, run, trials));
    // So many new rows at once are unknown to the planner, which would read them all for each portion.
    await this.database.query('ANALYZE trials, benchmark_results, evaluations, task_stats');
    return events;
  }

  private async store(sql: Sql, run: NewRecordedRun, trials: readonly RecordedTrial[]): Promise<RunEvent[]> {
    const serverId = await this.serverId(sql);
    const modelIds = await this.modelIds(sql, run.models);
    await sql.query(INSERT_RUN, [
      run.id,
      run.name,
      run.epochs,
      run.tasks,
      run.total,
      run.missing,
      JSON.stringify(run.manifest),
    ]);
    await sql.query(INSERT_MODELS, [run.id, serverId, modelIds, run.models, run.optionsHash]);
    for (let start = 0; start < trials.length; start += PORTION) {
      const rows = trials.slice(start, start + PORTION);
      await sql.query(INSERT_ANSWERS, [run.id, serverId, modelIds, JSON.stringify(rows), JSON.stringify(NO_ANSWER)]);
    }
    const queued = await appendEvent(sql, run.id, 'run.queued', { trials: run.total });
    return [queued, await appendEvent(sql, run.id, 'run.started')];
  }

  /** Hash of the criteria of each of these task versions. */
  async criteriaHashes(taskIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.query<{ id: string; hash: string }>(
      'SELECT id, criteria_hash AS hash FROM benchmark_tasks WHERE id = ANY($1)',
      [taskIds],
    );
    return new Map(rows.map(({ id, hash }) => [id, hash]));
  }

  private async serverId(sql: Sql): Promise<string> {
    const [row] = await sql.query<{ id: string }>(PUT_SERVER, [RECORDED_SERVER]);
    if (row === undefined) throw new Error('There is no server for recorded answers.');
    return row.id;
  }

  /** Ids in the order of the names; a name that was recorded before is the same model. */
  private async modelIds(sql: Sql, names: readonly string[]): Promise<string[]> {
    const rows = await sql.query<{ id: string; name: string }>(PUT_MODELS, [names]);
    const ids = new Map(rows.map(({ name, id }) => [name, id]));
    return names.map((name) => {
      const id = ids.get(name);
      if (id === undefined) throw new Error(`The model ${name} was not stored.`);
      return id;
    });
  }
}
