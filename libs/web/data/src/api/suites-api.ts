import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { LIMITS, ROUTES, type Page, type Suite, type SuiteDraft } from '@assay/contracts';
import { firstValueFrom } from 'rxjs';

/** Suites: named sets of tasks; read as a resource, changed by promises that reject with the HTTP error. */
@Injectable({ providedIn: 'root' })
export class SuitesApi {
  private readonly http = inject(HttpClient);

  /** All suites; call it where injection is possible. */
  listResource() {
    return httpResource<Page<Suite>>(() => ({ url: ROUTES.suites, params: { limit: LIMITS.pageSize.max } }));
  }
  add(draft: SuiteDraft): Promise<Suite> {
    return firstValueFrom(this.http.post<Suite>(ROUTES.suites, draft));
  }
  change(id: string, change: Partial<SuiteDraft>): Promise<Suite> {
    return firstValueFrom(this.http.patch<Suite>(ROUTES.suite(id), change));
  }
  remove(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(ROUTES.suite(id)));
  }
}
