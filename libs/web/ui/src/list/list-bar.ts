import { Component, computed, input } from '@angular/core';
import type { ListView } from '@assay/web/data';
import { TableExport } from '../charts/table-export';
import type { TwinTable } from '../charts/table-twin';
import { SearchField } from '../controls/search-field';
import { injectTexts } from '../text/texts';
import { UI_TEXTS } from '../ui-texts';

/** Above a list that is loaded whole: search, how many rows there are, and the way to take them along. */
@Component({
  selector: 'assay-list-bar',
  imports: [SearchField, TableExport],
  host: { class: 'bar' },
  template: `
    <assay-search-field
      [label]="t('searchIn', { list: title() })"
      [hint]="t('search')"
      [value]="view().word()"
      (valueChange)="view().word.set($event)"
    />
    <ng-content />
    <span class="sp"></span>
    <span class="mut" role="status">{{ count() }}</span>
    <assay-table-export [table]="table()" [title]="title()" />
  `,
  styles: `
    :host {
      gap: 8px 10px;
    }
    assay-search-field {
      flex: 0 1 280px;
      min-width: 0;
    }
    @media (max-width: 599px) {
      assay-search-field {
        flex: 1 1 100%;
      }
    }
  `,
})
export class ListBar<Item> {
  readonly view = input.required<ListView<Item>>();
  /** Names the list, its search and its file. */
  readonly title = input.required<string>();
  /** What is saved: the rows as they are shown. */
  readonly table = input.required<TwinTable>();
  protected readonly t = injectTexts(UI_TEXTS);
  protected readonly count = computed(() => {
    const { shown, total, filtered } = this.view();
    return filtered() ? this.t('countOf', { n: shown().length, total: total() }) : this.t('count', { n: total() });
  });
}
