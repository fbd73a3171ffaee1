import { Component, computed, inject, signal } from '@angular/core';
import type { Model } from '@assay/contracts';
import { CopyButton, FailureState, Icon, injectTexts, Notice, SearchField, SkeletonRows } from '@assay/web/ui';
import { ModelStore } from '../state/model-store';
import { SELECTION_TEXTS } from '../texts';
import { ModelRow } from './model-row';
import { ServerHead } from './server-head';

/** Models of one server at first. */
const SHOWN = 30;

/** Whom to ask: the models by server. */
@Component({
  selector: 'assay-model-panel',
  imports: [ModelRow, SearchField, ServerHead, SkeletonRows, FailureState, Icon, CopyButton, Notice],
  styleUrl: './model-panel.css',
  template: `
    <section class="panel" aria-labelledby="models-head">
      <div class="bar">
        <h2 id="models-head">{{ t('models') }}</h2>
        @if (store.models().length) {
          <span class="mut">{{ count() }}</span>
        }
        <span class="sp"></span>
        @if (store.models().length > few) {
          <assay-search-field [label]="t('searchModels')" [(value)]="store.search" />
        }
        <button
          class="ibtn"
          type="button"
          [attr.aria-label]="t('askAgain')"
          [title]="t('askAgain')"
          (click)="store.reload()"
        >
          <assay-icon name="refresh" [size]="20" />
        </button>
      </div>
      @if (store.known()) {
        @if (store.silent().length && store.silent().length < store.servers().length) {
          <div class="part">
            <assay-notice kind="partial">
              <b>{{
                t('answered', { up: store.servers().length - store.silent().length, all: store.servers().length })
              }}</b>
              {{ t('silentServers', { names: silentNames() }) }}
            </assay-notice>
          </div>
        }
        @for (group of store.groups(); track group.server.id) {
          <assay-server-head [server]="group.server" />
          @for (model of shown(group.models); track model.name) {
            <assay-model-row [model]="model" />
          } @empty {
            @if (group.server.status === 'online') {
              <div class="empty">
                <p>{{ t('serverEmpty', { server: group.server.name }) }}. {{ t('pullThere') }}</p>
                <code class="command">{{ pull }}</code>
                <assay-copy-button [text]="pull" [label]="t('copyCommand')" />
              </div>
            }
          }
          @if (group.models.length - shown(group.models).length; as n) {
            <p class="empty">
              <button class="link" type="button" (click)="whole.set(true)">{{ t('moreModels', { n }) }}</button>
            </p>
          }
        } @empty {
          <p class="empty mut">
            {{ store.search() ? t('noModelMatches', { search: store.search() }) : t('noServerYet') }}
          </p>
        }
      } @else if (store.failure(); as failure) {
        <assay-failure [failure]="failure" (again)="store.reload()" />
      } @else {
        <assay-skeleton [rows]="5" />
      }
    </section>
  `,
})
export class ModelPanel {
  protected readonly store = inject(ModelStore);
  protected readonly t = injectTexts(SELECTION_TEXTS);
  /** Up to here a search would only be in the way. */
  protected readonly few = 6;
  protected readonly whole = signal(false);
  protected readonly pull = 'ollama pull qwen3:4b';
  protected readonly count = computed(() =>
    this.t('chosenModels', {
      chosen: this.store.chosen().length,
      all: this.store.models().length,
      n: this.store.servers().length,
    }),
  );
  protected readonly silentNames = computed(() =>
    this.store
      .silent()
      .map((server) => server.name)
      .join(', '),
  );

  /** The first of a server, and those that are chosen; the others come by a press, or by the search. */
  protected shown(models: readonly Model[]): readonly Model[] {
    return this.whole() ? models : models.filter((model, at) => at < SHOWN || this.store.isChosen(model));
  }
}
