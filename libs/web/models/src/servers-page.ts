import { Component, computed, effect, inject, untracked } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { Server } from '@assay/contracts';
import { choiceParam, injectUrlState, ServersStore } from '@assay/web/data';
import { EmptyState, FailureState, Icon, injectTexts, ListBar, listTable, SkeletonRows } from '@assay/web/ui';
import { firstValueFrom } from 'rxjs';
import { MODEL_COLUMNS } from './models/model-columns';
import { ModelList } from './models/model-list';
import { ServerProbes } from './probes/server-probes';
import { ServerActions } from './servers/server-actions';
import { ServerForm } from './servers/server-form';
import { ServerPanel } from './servers/server-panel';
import { SERVERS_TEXTS } from './texts';

/** The servers, their state and their models. */
@Component({
  selector: 'assay-servers-page',
  imports: [ServerPanel, EmptyState, FailureState, SkeletonRows, Icon, ListBar],
  providers: [ServerActions, ModelList, ServerProbes],
  styleUrl: './servers-page.css',
  template: `
    <div class="ph">
      <div class="ph-t">
        <h1>{{ t('title') }}</h1>
        <p>{{ t('intro') }}</p>
      </div>
      <div class="ph-a">
        <button class="btn btn-filled" type="button" (click)="open(null)">
          <assay-icon name="add" /><span>{{ t('add') }}</span>
        </button>
      </div>
    </div>
    <div class="stack">
      @if (store.failure(); as failure) {
        <section class="panel"><assay-failure [failure]="failure" (again)="actions.reload()" /></section>
      }
      @if (store.known()) {
        @if (list.view.total()) {
          <section class="panel">
            <assay-list-bar [view]="list.view" [title]="t('list')" [table]="table()" />
          </section>
        }
        @for (server of servers(); track server.id) {
          <assay-server-panel [server]="server" [class.dim]="store.failure()" (edited)="open(server)" />
        } @empty {
          <section class="panel">
            <assay-empty [title]="t('none')" [text]="t('noneText')">
              <button class="btn btn-filled" type="button" (click)="open(null)">
                <assay-icon name="add" /><span>{{ t('add') }}</span>
              </button>
              <span class="mut">{{ t('demo') }}</span>
            </assay-empty>
          </section>
        }
      } @else if (store.loading()) {
        <section class="panel"><assay-skeleton [rows]="5" /></section>
      }
    </div>
  `,
})
export class ServersPage {
  protected readonly store = inject(ServersStore);
  protected readonly actions = inject(ServerActions);
  protected readonly list = inject(ModelList);
  protected readonly t = injectTexts(SERVERS_TEXTS);
  private readonly dialogs = inject(MatDialog);
  private readonly url = injectUrlState({ add: choiceParam(['1', ''], '') });
  protected readonly servers = computed(() => this.store.servers().filter((server) => server.kind !== 'recorded'));

  protected readonly table = computed(() =>
    listTable(this.list.view.shown(), MODEL_COLUMNS, (name) => this.t(`col_${name}`)),
  );

  constructor() {
    this.actions.reload();
    effect(() => {
      if (this.url.add() === '1') untracked(() => this.openFromAddress());
    });
  }

  protected async open(server: Server | null): Promise<void> {
    const dialog = this.dialogs.open<ServerForm, Server | null, Server>(ServerForm, { data: server, width: '480px' });
    const saved = await firstValueFrom(dialog.afterClosed());
    if (saved === undefined) return;
    this.actions.reload();
    if (saved.enabled) await this.actions.test(saved.id);
  }

  private openFromAddress(): void {
    this.url.add.set('');
    void this.open(null);
  }
}
