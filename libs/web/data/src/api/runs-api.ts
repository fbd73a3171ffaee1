import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  ROUTES,
  type Page,
  type RescoreRun,
  type Run,
  type RunAccepted,
  type RunCommand,
  type RunKind,
  type RunPlan,
  type RunStatus,
  type RunSummary,
  type StartRun,
} from '@assay/contracts';
import { firstValueFrom } from 'rxjs';
import { sortQuery, toQuery } from './query';

/** Filters and order of the list of runs. */
export interface RunQuery {
  readonly kind?: RunKind;
  readonly status?: readonly RunStatus[];
  readonly search?: string;
  /** `created` rising, `-created` falling. */
  readonly sort?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

/** Runs: read as resources, started and commanded by promises that reject with the HTTP error. */
@Injectable({ providedIn: 'root' })
export class RunsApi {
  private readonly http = inject(HttpClient);

  /** A page of runs; `undefined` asks for nothing. Call it where injection is possible. */
  listResource(query: () => RunQuery | undefined) {
    return httpResource<Page<RunSummary>>(() => {
      const asked = query();
      return asked && { url: ROUTES.runs, params: toQuery({ ...asked, ...sortQuery(asked.sort) }) };
    });
  }
  /** One run with lanes and manifest. Call it where injection is possible. */
  runResource(id: () => string | undefined) {
    return httpResource<Run>(() => {
      const asked = id();
      return asked === undefined ? undefined : ROUTES.run(asked);
    });
  }
  run(id: string): Promise<Run> {
    return firstValueFrom(this.http.get<Run>(ROUTES.run(id)));
  }
  list(query: RunQuery): Promise<Page<RunSummary>> {
    return firstValueFrom(
      this.http.get<Page<RunSummary>>(ROUTES.runs, { params: toQuery({ ...query, ...sortQuery(query.sort) }) }),
    );
  }
  /** What the run would do; nothing is stored. */
  plan(run: StartRun): Promise<RunPlan> {
    return firstValueFrom(this.http.post<RunPlan>(ROUTES.startRun, run, { params: { dryRun: true } }));
  }
  /** The same key gives the same run, however often it is sent. */
  start(run: StartRun, idempotencyKey: string): Promise<RunAccepted> {
    const headers = { 'Idempotency-Key': idempotencyKey };
    return firstValueFrom(this.http.post<RunAccepted>(ROUTES.startRun, run, { headers }));
  }
  /** Has stored answers scored once more. */
  rescore(id: string, demand: RescoreRun): Promise<Run> {
    return firstValueFrom(this.http.post<Run>(ROUTES.runRescore(id), demand));
  }
  command(id: string, command: RunCommand): Promise<unknown> {
    return firstValueFrom(this.http.post(ROUTES.runCommand(id, command), null));
  }
}
