import { computed, inject, Injectable } from '@angular/core';
import { latestOf } from './latest';
import { ServersApi } from './servers-api';

/** The servers that every page shows, read once and shared. */
@Injectable({ providedIn: 'root' })
export class ServersStore {
  private readonly latest = latestOf(inject(ServersApi).listResource());
  readonly servers = computed(() => this.latest.value()?.items ?? []);
  readonly known = computed(() => this.latest.value() !== undefined);
  readonly failure = this.latest.failure;
  readonly loading = this.latest.loading;

  reload(): void {
    this.latest.reload();
  }
}
