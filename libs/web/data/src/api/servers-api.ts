import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  LIMITS,
  ROUTES,
  type Page,
  type ProbesAccepted,
  type Server,
  type ServerDraft,
  type ServerTest,
  type SpeedProbe,
} from '@assay/contracts';
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
  /** Asks for speed probes of these tags, or of all models of the server. */
  async startProbes(id: string, models?: readonly string[]): Promise<readonly SpeedProbe[]> {
    const body = models === undefined ? {} : { models };
    const url = ROUTES.serverCommand(id, 'probe');
    return (await firstValueFrom(this.http.post<ProbesAccepted>(url, body))).probes;
  }
  /** Open probes first, then the newest. */
  async probes(id: string): Promise<readonly SpeedProbe[]> {
    return (await firstValueFrom(this.http.get<ProbesAccepted>(ROUTES.serverProbes(id)))).probes;
  }
  cancelProbes(id: string): Promise<unknown> {
    return firstValueFrom(this.http.post(ROUTES.cancelProbes(id), null));
  }
  refresh(id: string): Promise<Server> {
    return firstValueFrom(this.http.post<Server>(ROUTES.serverCommand(id, 'refresh'), null));
  }
}
