import { HttpClient } from '@angular/common/http';
import { inject, Injectable, resource } from '@angular/core';
import { ROUTES, type Model, type Page } from '@assay/contracts';
import { firstValueFrom } from 'rxjs';
import { readAll, type WholeList } from './read-all';

/** Models that are read at most; no installation comes near. */
const MOST = 20_000;

/** Models, each tag on each server once. */
@Injectable({ providedIn: 'root' })
export class ModelsApi {
  private readonly http = inject(HttpClient);

  /** All models; call it where injection is possible. */
  listResource() {
    return resource<WholeList<Model>, true>({ params: () => true, loader: () => this.all() });
  }

  private all(): Promise<WholeList<Model>> {
    return readAll((params) => firstValueFrom(this.http.get<Page<Model>>(ROUTES.models, { params })), MOST);
  }
}
