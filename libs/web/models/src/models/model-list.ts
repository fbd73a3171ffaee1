import { computed, inject, Injectable } from '@angular/core';
import type { Model } from '@assay/contracts';
import { injectListView, latestOf, ModelsApi, ServersStore } from '@assay/web/data';
import { MODEL_COLUMNS } from './model-columns';

/** The models of all servers, read once for the page, searched and sorted by what stands in the address. Provided by the page. */
@Injectable()
export class ModelList {
  private readonly servers = inject(ServersStore);
  private readonly latest = latestOf(inject(ModelsApi).listResource());
  readonly loading = this.latest.loading;
  readonly failure = this.latest.failure;
  private readonly models = computed(() => {
    const there = new Set(this.servers.servers().map(({ id }) => id));
    return (this.latest.value()?.items ?? []).filter((model) => there.has(model.serverId));
  });
  readonly view = injectListView(this.models, MODEL_COLUMNS, { sort: 'model' });
  private readonly byServer = computed(() => {
    const groups = new Map<string, Model[]>();
    for (const model of this.view.shown()) {
      const group = groups.get(model.serverId);
      if (group === undefined) groups.set(model.serverId, [model]);
      else group.push(model);
    }
    return groups;
  });

  /** Those that the search finds. */
  of(serverId: string): readonly Model[] {
    return this.byServer().get(serverId) ?? [];
  }
  /** Whether the server has models that the search does not find. */
  hides(serverId: string): boolean {
    return this.view.filtered() && this.models().some((model) => model.serverId === serverId);
  }
  reload(): void {
    this.latest.reload();
  }
}
