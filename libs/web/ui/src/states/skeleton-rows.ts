import { Component, computed, input } from '@angular/core';
import { injectTexts } from '../text/texts';
import { UI_TEXTS } from '../ui-texts';

/** Grey rows in place of a table that is being read; they appear after 150 ms. */
@Component({
  selector: 'assay-skeleton',
  styleUrl: './states.css',
  template: `
    <div class="skeleton" role="status">
      <span class="only-read">{{ t('loading') }}</span>
      @for (row of all(); track row) {
        <div class="row" aria-hidden="true"><i></i><i></i><i></i><i></i></div>
      }
    </div>
  `,
})
export class SkeletonRows {
  readonly rows = input(6);
  protected readonly all = computed(() => Array.from({ length: this.rows() }, (_, row) => row));
  protected readonly t = injectTexts(UI_TEXTS);
}
