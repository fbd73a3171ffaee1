import { Component, input, output } from '@angular/core';
import { injectTexts } from '../text/texts';
import { UI_TEXTS } from '../ui-texts';
import { EmptyState } from './empty-state';

/** Rows are there, but the filters hide all of them. */
@Component({
  selector: 'assay-filter-empty',
  imports: [EmptyState],
  template: `
    <assay-empty [title]="t('nothingMatches')" [text]="hidden() === null ? '' : t('hidden', { n: hidden() ?? 0 })">
      <button class="btn btn-outlined" type="button" (click)="cleared.emit()">{{ t('clearFilters') }}</button>
    </assay-empty>
  `,
})
export class FilterEmpty {
  /** Rows that the filters hide; null where it is not known. */
  readonly hidden = input<number | null>(null);
  readonly cleared = output();
  protected readonly t = injectTexts(UI_TEXTS);
}
