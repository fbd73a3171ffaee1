import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { LIMITS, ROUTES, type Page, type Server, type ServerDraft, type ServerTest } from '@assay/contracts';
import { firstValueFrom } from 'rxjs';

/** Servers: read as a resource, changed by promises that reject with the HTTP error. */
@Injectable({ providedIn: 'root' })
export class ServersApi {
  private readonly http = inject(HttpClient);

  /** All servers; call it where injection is possible. */
  listResource() {
    return httpResource<Page<Server>>(() => ({ url: ROUTES.servers, params: { limit: LIMITS.pageSize.max } }));
  }
  add(draft: ServerDraft): Promise<Server> {
    return firstValueFrom(this.http.post<Server>(ROUTES.servers, draft));
  }
  change(id: string, change: Partial<ServerDraft>): Promise<Server> {
    return firstValueFrom(this.http.patch<Server>(ROUTES.server(id), change));
  }
  remove(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(ROUTES.server(id)));
  }
  test(id: string): Promise<ServerTest> {
    return firstValueFrom(this.http.post<ServerTest>(ROUTES.serverCommand(id, 'test'), null));
  }
  refresh(id: string): Promise<Server> {
    return firstValueFrom(this.http.post<Server>(ROUTES.serverCommand(id, 'refresh'), null));
  }
}
