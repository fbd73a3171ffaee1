import { httpResource } from '@angular/common/http';
import { Injectable } from '@angular/core';
import { LIMITS, ROUTES, type Model, type Page } from '@assay/contracts';

/** Models, each tag on each server once. */
@Injectable({ providedIn: 'root' })
export class ModelsApi {
  /** All models; call it where injection is possible. */
  listResource() {
    return httpResource<Page<Model>>(() => ({ url: ROUTES.models, params: { limit: LIMITS.pageSize.max } }));
  }
}
