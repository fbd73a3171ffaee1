import { Component, computed, DestroyRef, inject, input, signal } from '@angular/core';
import { injectTexts } from '../text/texts';
import { UI_TEXTS } from '../ui-texts';

/** From here on a person wants to know what is being waited for. */
const LONG_MS = 10_000;

/** Grey rows in place of a table that is being read; they appear after 150 ms and say after ten seconds what they wait for. */
@Component({
  selector: 'assay-skeleton',
  styleUrl: './states.css',
  template: `
    <div class="skeleton" role="status">
      <span class="only-read">{{ t('loading') }}</span>
      @for (row of all(); track row) {
        <div class="row" aria-hidden="true"><i></i><i></i><i></i><i></i></div>
      }
      @if (long()) {
        <p class="long">{{ t('stillWaiting') }}</p>
      }
    </div>
  `,
})
export class SkeletonRows {
  readonly rows = input(6);
  protected readonly all = computed(() => Array.from({ length: this.rows() }, (_, row) => row));
  protected readonly t = injectTexts(UI_TEXTS);
  protected readonly long = signal(false);

  constructor() {
    const timer = setTimeout(() => this.long.set(true), LONG_MS);
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }
}
