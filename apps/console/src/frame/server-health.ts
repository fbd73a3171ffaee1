import { Component, computed, effect, inject, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { injectTicks, ServersStore } from '@assay/web/data';
import { injectTexts, serverDot } from '@assay/web/ui';
import { FRAME_TEXTS } from '../texts';

const ASK_EVERY_MS = 15_000;

/** One dot and name per server in the top bar; a link to the page of the servers. */
@Component({
  selector: 'assay-server-health',
  imports: [RouterLink],
  styleUrl: './server-health.css',
  template: `
    <a class="health" routerLink="/servers">
      <span class="only-read">{{ words() }}</span>
      @for (server of shown(); track server.id) {
        <span class="one"
          ><span class="dot" [class]="dotOf(server.status)"></span><span class="name">{{ server.name }}</span></span
        >
      } @empty {
        @if (words()) {
          <span class="dot off"></span><span class="name" aria-hidden="true">{{ words() }}</span>
        }
      }
      @if (shown().length) {
        <span class="share" aria-hidden="true">{{ t('serverShare', { up: up(), all: enabled().length }) }}</span>
      }
    </a>
  `,
})
export class ServerHealth {
  private readonly store = inject(ServersStore);
  protected readonly t = injectTexts(FRAME_TEXTS);
  protected readonly dotOf = serverDot;
  protected readonly enabled = computed(() =>
    this.store.servers().filter((server) => server.enabled && server.kind !== 'recorded'),
  );
  protected readonly shown = computed(() => this.enabled().slice(0, 4));
  protected readonly up = computed(() => this.enabled().filter((server) => server.status === 'online').length);
  protected readonly words = computed(() => {
    if (this.store.failure()) return this.t('serversUnknown');
    if (!this.store.known()) return '';
    return this.enabled().length
      ? this.t('serversAnswer', { up: this.up(), all: this.enabled().length })
      : this.t('noServers');
  });

  constructor() {
    const ticks = injectTicks(ASK_EVERY_MS);
    effect(() => {
      if (ticks() > 0) untracked(() => this.store.reload());
    });
  }
}
