import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  ROUTES,
  type Outcome,
  type Page,
  type Result,
  type ResultDetail,
  type ResultFlag,
  type ResultStatus,
  type TaskType,
} from '@assay/contracts';
import { firstValueFrom } from 'rxjs';
import { sortQuery, toQuery } from './query';

/** Filters, order and page of the list of results. */
export interface ResultQuery {
  readonly runId?: string;
  readonly model?: string;
  readonly serverId?: string;
  readonly taskId?: string;
  readonly taskType?: readonly TaskType[];
  readonly status?: readonly ResultStatus[];
  readonly outcome?: readonly Outcome[];
  readonly flag?: ResultFlag;
  readonly passed?: boolean;
  /** With any flag at all. */
  readonly flagged?: boolean;
  readonly search?: string;
  /** `created` rising, `-created` falling. */
  readonly sort?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

/** Stored answers with their scores. */
@Injectable({ providedIn: 'root' })
export class ResultsApi {
  private readonly http = inject(HttpClient);

  /** A page of results; `undefined` asks for nothing. Call it where injection is possible. */
  listResource(query: () => ResultQuery | undefined) {
    return httpResource<Page<Result>>(() => {
      const asked = query();
      return asked && { url: ROUTES.results, params: toQuery({ ...asked, ...sortQuery(asked.sort) }) };
    });
  }
  list(query: ResultQuery): Promise<Page<Result>> {
    return firstValueFrom(
      this.http.get<Page<Result>>(ROUTES.results, { params: toQuery({ ...query, ...sortQuery(query.sort) }) }),
    );
  }
  /** One result whole. Call it where injection is possible. */
  resultResource(id: () => string | undefined) {
    return httpResource<ResultDetail>(() => {
      const asked = id();
      return asked === undefined ? undefined : ROUTES.result(asked);
    });
  }
}
