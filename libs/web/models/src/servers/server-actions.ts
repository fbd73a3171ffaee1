import { inject, Injectable, signal } from '@angular/core';
import type { Server, ServerTest } from '@assay/contracts';
import { type Failure, ServersApi, ServersStore, toFailure } from '@assay/web/data';
import { ModelList } from '../models/model-list';

export type ServerAction = 'test' | 'refresh' | 'change' | 'delete';

/** What is being done with a server, and what came of it. */
export interface ServerActivity {
  readonly doing: ServerAction | null;
  readonly test: ServerTest | null;
  readonly failure: Failure | null;
}

const NOTHING: ServerActivity = { doing: null, test: null, failure: null };

/** Test, refresh, enable, disable and delete, each server for itself. Provided by the page. */
@Injectable()
export class ServerActions {
  private readonly api = inject(ServersApi);
  private readonly store = inject(ServersStore);
  private readonly models = inject(ModelList);
  private readonly activities = signal<ReadonlyMap<string, ServerActivity>>(new Map());

  of(id: string): ServerActivity {
    return this.activities().get(id) ?? NOTHING;
  }

  /** A test stores nothing; where it succeeds the server is asked for its models, so that its state says the same. */
  async test(id: string): Promise<void> {
    await this.act(id, 'test', async () => {
      const test = await this.api.test(id);
      this.note(id, { test });
      if (test.ok) await this.api.refresh(id);
    });
  }
  async refresh(server: Server): Promise<void> {
    await this.act(server.id, 'refresh', () => this.api.refresh(server.id));
  }
  async enable(server: Server, enabled: boolean): Promise<void> {
    await this.act(server.id, 'change', () => this.api.change(server.id, { enabled }));
  }
  async remove(server: Server): Promise<void> {
    await this.act(server.id, 'delete', () => this.api.remove(server.id));
  }
  closeTest(id: string): void {
    this.note(id, { test: null });
  }
  reload(): void {
    this.store.reload();
    this.models.reload();
  }

  private async act(id: string, doing: ServerAction, work: () => Promise<unknown>): Promise<void> {
    if (this.of(id).doing !== null) return;
    this.note(id, { doing, failure: null, ...(doing === 'test' ? { test: null } : {}) });
    try {
      await work();
      this.note(id, { doing: null });
    } catch (error) {
      this.note(id, { doing: null, failure: toFailure(error) });
    }
    this.reload();
  }

  private note(id: string, change: Partial<ServerActivity>): void {
    this.activities.update((known) => new Map(known).set(id, { ...(known.get(id) ?? NOTHING), ...change }));
  }
}
