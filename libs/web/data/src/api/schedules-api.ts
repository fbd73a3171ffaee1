import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  LIMITS,
  ROUTES,
  type NewSchedule,
  type Page,
  type Regression,
  type RegressionState,
  type Schedule,
  type ScheduleHistory,
  type SchedulePatch,
} from '@assay/contracts';
import { firstValueFrom } from 'rxjs';
import { toQuery } from './query';

/** Schedules and regressions: read as resources, changed by promises that reject with the HTTP error. */
@Injectable({ providedIn: 'root' })
export class SchedulesApi {
  private readonly http = inject(HttpClient);

  /** All schedules; call it where injection is possible. */
  listResource() {
    return httpResource<Page<Schedule>>(() => ({ url: ROUTES.schedules, params: { limit: LIMITS.pageSize.max } }));
  }
  /** The nights of one schedule; `undefined` asks for nothing. Call it where injection is possible. */
  historyResource(asked: () => { readonly id: string; readonly nights: number } | undefined) {
    return httpResource<ScheduleHistory>(() => {
      const of = asked();
      return of && { url: ROUTES.scheduleHistory(of.id), params: { nights: of.nights } };
    });
  }
  /** Regressions in the given states; call it where injection is possible. */
  regressionsResource(state: () => readonly RegressionState[]) {
    return httpResource<Page<Regression>>(() => ({
      url: ROUTES.regressions,
      params: toQuery({ state: state(), limit: LIMITS.pageSize.max }),
    }));
  }
  /** One regression; `undefined` asks for nothing. Call it where injection is possible. */
  regressionResource(id: () => string | undefined) {
    return httpResource<Regression>(() => {
      const asked = id();
      return asked === undefined ? undefined : ROUTES.regression(asked);
    });
  }
  add(draft: NewSchedule): Promise<Schedule> {
    return firstValueFrom(this.http.post<Schedule>(ROUTES.schedules, draft));
  }
  change(id: string, change: SchedulePatch): Promise<Schedule> {
    return firstValueFrom(this.http.patch<Schedule>(ROUTES.schedule(id), change));
  }
  remove(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(ROUTES.schedule(id)));
  }
  runNow(id: string): Promise<unknown> {
    return firstValueFrom(this.http.post(ROUTES.scheduleRun(id), null));
  }
  /** From the newest night on the model has a new baseline. */
  newBaseline(id: string, of: { readonly model: string; readonly serverId: string }): Promise<unknown> {
    return firstValueFrom(this.http.post(ROUTES.scheduleBaseline(id), of));
  }
  settle(id: string, command: 'acknowledge' | 'snooze' | 'accept', comment?: string): Promise<Regression> {
    const body = comment === undefined ? {} : { comment };
    return firstValueFrom(this.http.post<Regression>(ROUTES.regressionCommand(id, command), body));
  }
}
