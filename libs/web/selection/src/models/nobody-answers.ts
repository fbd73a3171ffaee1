import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CopyButton, Icon, injectTexts } from '@assay/web/ui';
import { ModelStore } from '../state/model-store';
import { SELECTION_TEXTS } from '../texts';

/** What to do when no model server answers: start one, add one, or look around with simulated ones. */
@Component({
  selector: 'assay-nobody-answers',
  imports: [RouterLink, CopyButton, Icon],
  styleUrl: './nobody-answers.css',
  template: `
    <section class="panel" aria-labelledby="nobody-head">
      <h2 id="nobody-head">{{ t('nobodyTitle') }}</h2>
      <p class="mut">{{ t('nobodyText') }}</p>
      <ol>
        <li>
          <p>{{ t('stepStart') }}</p>
          <code class="command">{{ pull }}</code>
          <assay-copy-button [text]="pull" [label]="t('copyCommand')" />
        </li>
        <li>
          <p>{{ t('stepAdd') }}</p>
          <a class="btn btn-outlined" routerLink="/servers" [queryParams]="{ add: 1 }">
            <assay-icon name="add" /><span>{{ t('addServer') }}</span>
          </a>
        </li>
        <li>
          <p>{{ t('stepDemo') }}</p>
          <code class="command">{{ demo }}</code>
          <assay-copy-button [text]="demo" [label]="t('copyCommand')" />
        </li>
      </ol>
      <div class="foot">
        @for (reason of reasons(); track reason) {
          <p class="mut">{{ reason }}</p>
        }
        <button class="btn btn-tonal" type="button" (click)="store.reload()">
          <assay-icon name="refresh" /><span>{{ t('askAgain') }}</span>
        </button>
      </div>
    </section>
  `,
})
export class NobodyAnswers {
  protected readonly store = inject(ModelStore);
  protected readonly t = injectTexts(SELECTION_TEXTS);
  protected readonly pull = 'ollama pull qwen3:4b';
  protected readonly demo = 'npm run demo';
  protected readonly reasons = computed(() =>
    this.store.servers().length === 0
      ? [this.t('noServerYet')]
      : this.store.servers().map((server) => `${server.name}: ${server.error?.message ?? server.baseUrl}`),
  );
}
