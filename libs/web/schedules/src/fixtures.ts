import { HttpErrorResponse, HttpResponse, type HttpInterceptorFn, type HttpRequest } from '@angular/common/http';
import type { Night, NightModel, Regression, Result, Schedule, ScheduleHistory } from '@assay/contracts';
import { of, throwError } from 'rxjs';

/** A schedule that asks one model every night. */
export function aSchedule(name: string, parts: Partial<Schedule> = {}): Schedule {
  return {
    ...{ id: `id-${name}`, name, cron: '0 2 * * *', timeZone: 'UTC', suiteId: 'suite', suite: 'core', epochs: 3 },
    ...{ models: [{ model: 'alpha' }], judge: null, options: {}, speedProbe: true, baselineNights: 14 },
    ...{ overlap: 'skip', catchUp: 'latest', catchUpHours: 6, pauseAfter: 3, enabled: true, pausedReason: null },
    ...{ alerts: { webhookUrl: null, events: [] }, hasWebhookSecret: false, openRegressions: 0 },
    ...{ nextTimes: ['2026-11-25T02:00:00Z'], lastNights: [], createdAt: '', updatedAt: '' },
    ...parts,
  };
}

/** A model of a night with one scope. */
export function aNightModel(parts: Partial<NightModel> = {}): NightModel {
  const accuracy = { value: 0.7, low: 0.5, high: 0.9 };
  return {
    ...{ model: 'alpha', serverId: 's', server: 'rack', digest: null, state: 'ok', speed: null, changes: [] },
    figures: [{ scope: 'overall', accuracy, tasks: 10, trials: 30, missing: 0, baseline: 0.7, state: 'ok' }],
    ...parts,
  };
}

/** A planned night of November. */
export function aNight(day: number, parts: Partial<Night> = {}): Night {
  const scheduledFor = `2026-11-${String(day).padStart(2, '0')}T02:00:00Z`;
  return {
    ...{ id: `night-${day}`, scheduledFor, state: 'ok', reason: null, manual: false, inBaseline: false },
    ...{ runId: `run-${day}`, runStatus: 'completed', confirmRunIds: [], models: [aNightModel()] },
    ...parts,
  };
}

/** A drop that was confirmed. */
export function aRegression(id: string, parts: Partial<Regression> = {}): Regression {
  return {
    ...{ id, scheduleId: 'id-nightly', schedule: 'nightly', kind: 'worse', state: 'open', model: 'alpha' },
    ...{ serverId: 's', server: 'rack', scope: 'overall', baseline: 0.8, now: 0.5, freshTrials: 90 },
    ...{ difference: { value: -0.3, low: -0.4, high: -0.2 }, since: '2026-11-20T02:00:00Z', lastSeen: '' },
    ...{ nightsSeen: 2, changes: [], tasks: [], speed: null, goodRunId: 'good', badRunId: 'bad' },
    ...{ snoozedUntil: null, comment: null, sentence: 'alpha got worse.' },
    ...parts,
  };
}

/** An answer of a run. */
export function anAnswer(runId: string, task: string, score: number, output: string, epoch = 1): Result {
  return {
    ...{ id: `${runId}-${task}-${epoch}`, runId, benchmarkTaskId: task, taskKey: task, taskTitle: `Task ${task}` },
    ...{ taskType: 'planning', modelId: 'm', model: 'alpha', serverId: 's', server: 'rack', epoch, variant: 1 },
    ...{ status: 'scored', outcome: 'answered', executionTime: 1_000, output, outputCut: false, score },
    ...{ passed: score === 1, reason: null, flags: [], scores: [], metrics: {}, category: '', createdAt: '' },
  } as unknown as Result;
}

export interface ApiOfSchedules {
  readonly schedules?: readonly Schedule[];
  readonly history?: Partial<ScheduleHistory>;
  readonly regressions?: readonly Regression[];
  readonly answers?: readonly Result[];
}

/** Stands in for the API; `asked` keeps what it was asked for. */
export function schedulesApi(
  { schedules = [], history = {}, regressions = [], answers = [] }: ApiOfSchedules,
  asked: string[] = [],
): HttpInterceptorFn {
  const page = (items: readonly unknown[]) => ({ items, nextCursor: null, total: items.length });
  const bodyOf = ({ url, params }: HttpRequest<unknown>): unknown => {
    if (url === '/api/schedules') return page(schedules);
    if (url.endsWith('/history'))
      return { schedule: schedules[0], nights: [], flakyTasks: [], deliveries: [], ...history };
    if (url === '/api/regressions') return page(regressions);
    if (url === '/api/benchmarks/results') return page(answers.filter(({ runId }) => runId === params.get('runId')));
    return regressions.find(({ id }) => url === `/api/regressions/${id}`) ?? null;
  };
  return (request) => {
    asked.push(`${request.method} ${request.urlWithParams}`);
    const body = bodyOf(request);
    if (body === null) return throwError(() => new HttpErrorResponse({ status: 404, url: request.url }));
    return of(new HttpResponse({ status: 200, body, url: request.url }));
  };
}
