import {
  ProblemError,
  type Page,
  type Task,
  type TaskChanges,
  type TaskDraft,
  type TaskFacets,
  type TaskSummary,
} from '@assay/contracts';
import { exportTask, taskChanges, type TaskFormat } from '@assay/domain/task-file';
import {
  Database,
  TaskRepository,
  TaskVersionRepository,
  violatedConstraint,
  type CurrentVersion,
  type FullTaskRow,
  type Sql,
  type TaskFilter,
  type TaskListQuery,
} from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';
import { hashTask } from './hash-task';
import { TaskPrograms } from './task-programs';
import { toDraft, toTask, toTaskSummary } from './task-view';

/** Tasks as people work with them: read, write as versions, archive, export. */
@Injectable()
export class TaskCatalogue {
  constructor(
    private readonly tasks: TaskRepository,
    private readonly database: Database,
    private readonly programs: TaskPrograms,
  ) {}

  async list(query: TaskListQuery): Promise<Page<TaskSummary>> {
    const page = await this.tasks.list(query);
    return { ...page, items: page.items.map(toTaskSummary) };
  }

  async read(id: string): Promise<Task> {
    const row = await this.row(id);
    return toTask(row, await this.tasks.versions(row.key));
  }

  /** What the filters of the list can be set to. */
  facets(): Promise<TaskFacets> {
    return this.tasks.facets();
  }

  /** What this version changed; `from` another version of the same task, default the one before it. */
  async changes(id: string, from?: string): Promise<TaskChanges> {
    const row = await this.row(id);
    const versions = await this.tasks.versions(row.key);
    const to = versions.find((version) => version.id === row.id);
    const earlier = versions.find((version) =>
      from === undefined ? version.version === row.version - 1 : version.id === from,
    );
    if (to === undefined || earlier === undefined) {
      const what = from === undefined ? 'has no earlier version' : `has no version with the id ${from}`;
      throw new ProblemError('not_found', `The task "${row.key}" ${what}.`);
    }
    const before = await this.row(earlier.id);
    return { from: earlier, to, changes: taskChanges(toDraft(before), toDraft(row)) };
  }

  /** Throws `invalid_request` with every wrong field, `name_taken` when the key is in use. */
  async create(body: unknown): Promise<Task> {
    const draft = await this.programs.draft(body);
    const id = await this.writeUnless(draft, (current) => {
      if (current === undefined || current.archivedAt !== null) return;
      throw new ProblemError(
        'name_taken',
        `A task with the key "${draft.key}" is there already. Edit it, or choose another key.`,
        [{ path: 'key', message: 'is taken' }],
      );
    });
    return this.read(id);
  }

  /**
   * Writes the fields given as a new version; an edit that changes nothing makes none. Throws `conflict` when `id` is not the
   * current version: of two people who edit the same version the second hears of the first.
   */
  async edit(id: string, body: unknown): Promise<Task> {
    const before = await this.row(id);
    refuseOld(before);
    if (typeof body !== 'object' || body === null || Array.isArray(body))
      throw new ProblemError('invalid_request', 'The body must be an object with the fields to change.');
    const draft = await this.programs.draft({ ...toDraft(before), ...body });
    if (draft.key !== before.key)
      throw new ProblemError('invalid_request', 'The key of a task stays.', [
        { path: 'key', message: 'cannot be changed' },
      ]);
    const next = await this.writeUnless(draft, (current) => {
      if (current?.id !== before.id || current.archivedAt !== null) throw conflict(before.version);
    });
    return this.read(next);
  }

  async archive(id: string): Promise<void> {
    const row = await this.row(id);
    const done = await this.database.transaction((sql) => new TaskVersionRepository(sql).archive(row.id));
    if (!done) throw new ProblemError('conflict', 'Only the current version of a task can be archived, once.');
  }

  /** The current tasks of a filter as a file, piece by piece. */
  async *export(filter: TaskFilter, format: TaskFormat): AsyncGenerator<string> {
    const rows = await this.tasks.all(filter);
    if (format === 'json') yield '[\n';
    for (const [index, row] of rows.entries()) {
      const text = exportTask(toDraft(row), format);
      if (index > 0) yield format === 'yaml' ? '---\n' : format === 'json' ? ',\n' : '';
      yield text;
    }
    if (format === 'json') yield ']\n';
  }

  /** Writes one task in a transaction in which nobody else can write it; `refuse` looks at its newest version first. */
  private writeUnless(draft: TaskDraft, refuse: (current: CurrentVersion | undefined) => void): Promise<string> {
    const write = async (sql: Sql): Promise<string> => {
      const versions = new TaskVersionRepository(sql);
      refuse((await versions.lockCurrent([draft.key])).get(draft.key));
      const [written] = await versions.write([hashTask(draft)]);
      if (written === undefined) throw new Error('a task was written and not reported');
      return written.id;
    };
    return this.database.transaction(write).catch((error: unknown) => {
      if (violatedConstraint(error) !== 'benchmark_tasks_version_uq') throw error;
      throw new ProblemError('conflict', `Somebody else has just made a task with the key "${draft.key}".`, [], {
        cause: error,
      });
    });
  }

  private async row(id: string): Promise<FullTaskRow> {
    const row = await this.tasks.find(id);
    if (row === null) throw new ProblemError('not_found', `There is no task with the id ${id}.`);
    return row;
  }
}

function refuseOld(row: FullTaskRow): void {
  if (row.supersededAt !== null) throw conflict(row.version);
  if (row.archivedAt !== null)
    throw new ProblemError('conflict', `The task "${row.key}" is archived; create it again to go on with it.`);
}

function conflict(version: number): ProblemError {
  return new ProblemError(
    'conflict',
    `Version ${version} is not the current version of the task any more; only that one can be edited.`,
  );
}
