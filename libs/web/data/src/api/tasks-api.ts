import { HttpClient, HttpErrorResponse, httpResource } from '@angular/common/http';
import { inject, Injectable, resource } from '@angular/core';
import {
  ROUTES,
  type ImportReport,
  type Page,
  type Task,
  type TaskChanges,
  type TaskDraft,
  type TaskFacets,
  type TaskSummary,
  type TaskType,
  type TriedTask,
  type TryTask,
} from '@assay/contracts';
import { firstValueFrom } from 'rxjs';
import { parsedBody } from './failure';
import { sortQuery, toQuery } from './query';
import { readAll, type WholeList } from './read-all';

/** Tasks that the selection page holds at once; above that the API's search narrows them down. */
export const TASKS_SHOWN = 2_000;

export const TASK_FILE_FORMATS = ['yaml', 'json', 'jsonl'] as const;
export type TaskFileFormat = (typeof TASK_FILE_FORMATS)[number];

/** Which tasks. */
export interface TaskFilter {
  readonly taskType?: readonly TaskType[];
  readonly category?: string;
  readonly difficulty?: readonly number[];
  readonly tag?: string;
  readonly search?: string;
  /** Name or id. */
  readonly suite?: string;
}

/** Which tasks, in which order, which page. */
export interface TaskQuery extends TaskFilter {
  /** `title` rising, `-title` falling. */
  readonly sort?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

/** A file that is imported: its bytes and its name, which tells its form. */
export interface TaskFile {
  readonly blob: Blob;
  readonly name: string;
}

/** Tasks: read as resources, changed by promises that reject with the HTTP error. */
@Injectable({ providedIn: 'root' })
export class TasksApi {
  private readonly http = inject(HttpClient);

  /** All tasks up to `TASKS_SHOWN`; call it where injection is possible. */
  allResource() {
    return resource<WholeList<TaskSummary>, true>({ params: () => true, loader: () => this.all() });
  }
  /** A page of tasks; `undefined` asks for nothing. Call it where injection is possible. */
  listResource(query: () => TaskQuery | undefined) {
    return httpResource<Page<TaskSummary>>(() => {
      const asked = query();
      return asked && { url: ROUTES.tasks, params: toQuery({ ...asked, ...sortQuery(asked.sort) }) };
    });
  }
  /** What the filters can be set to; call it where injection is possible. */
  facetsResource() {
    return httpResource<TaskFacets>(() => ROUTES.taskFacets);
  }
  /** One version of a task, whole. Call it where injection is possible. */
  taskResource(id: () => string | undefined) {
    return httpResource<Task>(() => {
      const asked = id();
      return asked === undefined ? undefined : ROUTES.task(asked);
    });
  }
  /** What a version changed, compared with another. Call it where injection is possible. */
  changesResource(versions: () => { readonly id: string; readonly from: string } | undefined) {
    return httpResource<TaskChanges>(() => {
      const asked = versions();
      return asked && { url: ROUTES.taskChanges(asked.id), params: { from: asked.from } };
    });
  }
  list(query: TaskQuery): Promise<Page<TaskSummary>> {
    return firstValueFrom(
      this.http.get<Page<TaskSummary>>(ROUTES.tasks, { params: toQuery({ ...query, ...sortQuery(query.sort) }) }),
    );
  }
  task(id: string): Promise<Task> {
    return firstValueFrom(this.http.get<Task>(ROUTES.task(id)));
  }
  add(draft: TaskDraft): Promise<Task> {
    return firstValueFrom(this.http.post<Task>(ROUTES.tasks, draft));
  }
  /** Makes a new version out of the current one; rejects with 409 when `id` is not current. */
  change(id: string, fields: Partial<TaskDraft>): Promise<Task> {
    return firstValueFrom(this.http.patch<Task>(ROUTES.task(id), fields));
  }
  archive(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(ROUTES.task(id)));
  }
  /** Scores an answer, or asks a model for one; nothing is stored. A closed `signal` ends it. */
  tryStored(id: string, what: TryTask, signal: AbortSignal): Promise<TriedTask> {
    return this.untilAborted(ROUTES.taskTry(id), what, signal);
  }
  /** As `tryStored`, with a task that is not stored. */
  tryDraft(task: TaskDraft, what: TryTask, signal: AbortSignal): Promise<TriedTask> {
    return this.untilAborted(ROUTES.taskTry(), { task, ...what }, signal);
  }
  /** What an import would do, or does; invalid tasks are a report too, not an error. */
  async import(file: TaskFile, how: { readonly dryRun: boolean; readonly taskType?: TaskType }): Promise<ImportReport> {
    const form = new FormData();
    form.append('file', file.blob, file.name);
    try {
      return await firstValueFrom(
        this.http.post<ImportReport>(ROUTES.taskImport, form, { params: toQuery({ ...how }) }),
      );
    } catch (error) {
      const report = error instanceof HttpErrorResponse && error.status === 422 ? parsedBody(error.error) : null;
      if (isReport(report)) return report;
      throw error;
    }
  }
  /** Address of the file with the tasks of a filter. */
  exportLink(filter: TaskFilter, format: TaskFileFormat): string {
    return `${ROUTES.taskExport}?${new URLSearchParams(toQuery({ ...filter, format })).toString()}`;
  }

  private all(): Promise<WholeList<TaskSummary>> {
    return readAll((page) => this.list(page), TASKS_SHOWN);
  }

  private untilAborted(url: string, body: object, signal: AbortSignal): Promise<TriedTask> {
    return new Promise((resolve, reject) => {
      const request = this.http.post<TriedTask>(url, body).subscribe({ next: resolve, error: reject });
      signal.addEventListener('abort', () => {
        request.unsubscribe();
        reject(new DOMException('stopped', 'AbortError'));
      });
    });
  }
}

function isReport(body: unknown): body is ImportReport {
  return typeof body === 'object' && body !== null && 'invalid' in body && Array.isArray(body.invalid);
}
