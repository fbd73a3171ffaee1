import { computed, inject, Injectable } from '@angular/core';
import type { Model } from '@assay/contracts';
import { latestOf, ModelsApi } from '@assay/web/data';

/** The models of all servers, read once for the page. */
@Injectable()
export class ModelList {
  private readonly latest = latestOf(inject(ModelsApi).listResource());
  readonly loading = this.latest.loading;
  readonly failure = this.latest.failure;
  private readonly byServer = computed(() => {
    const groups = new Map<string, Model[]>();
    for (const model of this.latest.value()?.items ?? [])
      groups.set(model.serverId, [...(groups.get(model.serverId) ?? []), model]);
    return groups;
  });

  of(serverId: string): readonly Model[] {
    return this.byServer().get(serverId) ?? [];
  }
  reload(): void {
    this.latest.reload();
  }
}
