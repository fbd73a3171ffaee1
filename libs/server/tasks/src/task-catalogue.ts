import { ProblemError, type Page, type Task, type TaskDraft, type TaskSummary } from '@assay/contracts';
import { checkDraft, exportTask, printPath, type TaskFormat } from '@assay/domain/task-file';
import {
  Database,
  TaskRepository,
  TaskVersionRepository,
  type FullTaskRow,
  type TaskFilter,
  type TaskListQuery,
} from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';
import { hashTask } from './hash-task';
import { toDraft, toTask, toTaskSummary } from './task-view';

/** Tasks as people work with them: read, write as versions, archive, export. */
@Injectable()
export class TaskCatalogue {
  constructor(
    private readonly tasks: TaskRepository,
    private readonly database: Database,
  ) {}

  async list(query: TaskListQuery): Promise<Page<TaskSummary>> {
    const page = await this.tasks.list(query);
    return { ...page, items: page.items.map(toTaskSummary) };
  }

  async read(id: string): Promise<Task> {
    const row = await this.row(id);
    return toTask(row, await this.tasks.versions(row.key));
  }

  /** Throws `invalid_request` with every wrong field, `name_taken` when the key is in use. */
  async create(body: unknown): Promise<Task> {
    const draft = readDraft(body);
    const id = await this.database.transaction(async (sql) => {
      const versions = new TaskVersionRepository(sql);
      const current = (await versions.lockCurrent([draft.key])).get(draft.key);
      if (current !== undefined && current.archivedAt === null) {
        throw new ProblemError(
          'name_taken',
          `A task with the key "${draft.key}" is there already. Edit it, or choose another key.`,
        );
      }
      return writeOne(versions, draft);
    });
    return this.read(id);
  }

  /** Writes the fields given as a new version; an edit that changes nothing makes none. */
  async edit(id: string, body: unknown): Promise<Task> {
    const before = await this.row(id);
    if (before.supersededAt !== null || before.archivedAt !== null) {
      throw new ProblemError('conflict', 'This is not the current version of the task; only that one can be edited.');
    }
    if (typeof body !== 'object' || body === null || Array.isArray(body))
      throw new ProblemError('invalid_request', 'The body must be an object with the fields to change.');
    const draft = readDraft({ ...toDraft(before), ...body });
    if (draft.key !== before.key)
      throw new ProblemError('invalid_request', 'The key of a task stays.', [
        { path: 'key', message: 'cannot be changed' },
      ]);
    const next = await this.database.transaction((sql) => writeOne(new TaskVersionRepository(sql), draft));
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

  private async row(id: string): Promise<FullTaskRow> {
    const row = await this.tasks.find(id);
    if (row === null) throw new ProblemError('not_found', `There is no task with the id ${id}.`);
    return row;
  }
}

function readDraft(body: unknown): TaskDraft {
  const { draft, problems } = checkDraft(body, 'camel');
  if (draft !== null) return draft;
  const places = problems.map(({ path, message }) => ({ path: printPath(path), message }));
  throw new ProblemError(
    'invalid_request',
    `The task is not valid: ${places.length} of its fields must be corrected.`,
    places,
  );
}

async function writeOne(versions: TaskVersionRepository, draft: TaskDraft): Promise<string> {
  const [written] = await versions.write([hashTask(draft)]);
  if (written === undefined) throw new Error('a task was written and not reported');
  return written.id;
}
