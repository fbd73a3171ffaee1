import { Component, computed, input } from '@angular/core';
import type { Server } from '@assay/contracts';
import { injectTexts, serverDot } from '@assay/web/ui';
import { SELECTION_TEXTS } from '../texts';

/** The line above the models of a server; where it does not answer, why and what to do. */
@Component({
  selector: 'assay-server-head',
  styleUrl: './server-head.css',
  template: `
    <h3><span class="dot" [class]="dot()"></span>{{ server().name }}</h3>
    @if (trouble(); as words) {
      <p class="trouble">
        {{ words }}.
        @if (server().error; as error) {
          {{ error.message }} {{ error.hint }}
        }
      </p>
    } @else {
      <span class="mut">{{ kind() }} · {{ t(server().busy ? 'working' : 'idle') }}</span>
    }
  `,
})
export class ServerHead {
  readonly server = input.required<Server>();
  protected readonly t = injectTexts(SELECTION_TEXTS);
  protected readonly dot = computed(() => serverDot(this.server().status));
  protected readonly kind = computed(() =>
    this.server().kind === 'openai' ? this.t('compatible') : this.t('ollama', { version: this.server().version ?? '' }),
  );
  protected readonly trouble = computed(() => {
    const { status, name } = this.server();
    if (status === 'offline') return this.t('serverSilent', { server: name });
    if (status === 'refused') return this.t('serverRefused', { server: name });
    return status === 'unknown' ? this.t('serverUnknown', { server: name }) : null;
  });
}
