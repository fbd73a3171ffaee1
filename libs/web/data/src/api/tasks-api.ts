import { HttpClient } from '@angular/common/http';
import { inject, Injectable, resource } from '@angular/core';
import { ROUTES, type Page, type TaskSummary } from '@assay/contracts';
import { firstValueFrom } from 'rxjs';
import { readAll, type WholeList } from './read-all';

/** Tasks that the selection page holds at once; above that the API's search narrows them down. */
export const TASKS_SHOWN = 2_000;

/** Tasks, current versions only. */
@Injectable({ providedIn: 'root' })
export class TasksApi {
  private readonly http = inject(HttpClient);

  /** All tasks up to `TASKS_SHOWN`; call it where injection is possible. */
  allResource() {
    return resource<WholeList<TaskSummary>, true>({ params: () => true, loader: () => this.all() });
  }
  private all(): Promise<WholeList<TaskSummary>> {
    return readAll(
      (page) => firstValueFrom(this.http.get<Page<TaskSummary>>(ROUTES.tasks, { params: page })),
      TASKS_SHOWN,
    );
  }
}
