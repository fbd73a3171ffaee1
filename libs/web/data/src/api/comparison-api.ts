import { httpResource } from '@angular/common/http';
import { Injectable } from '@angular/core';
import { ROUTES, type Comparison, type TaskType } from '@assay/contracts';
import { toQuery } from './query';

/** What is compared: two to ten models, each `model` or `model@server`. */
export interface ComparisonQuery {
  readonly models: readonly string[];
  readonly runIds?: readonly string[];
  readonly taskTypes?: readonly TaskType[];
  readonly categories?: readonly string[];
  readonly baseline?: string;
  readonly profile?: string;
}

/** The comparison of models over stored results. */
@Injectable({ providedIn: 'root' })
export class ComparisonApi {
  /** `undefined` asks for nothing. Call it where injection is possible. */
  comparisonResource(query: () => ComparisonQuery | undefined) {
    return httpResource<Comparison>(() => {
      const asked = query();
      return asked && { url: ROUTES.comparison, params: toQuery({ ...asked }) };
    });
  }
}
