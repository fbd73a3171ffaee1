import { Component, computed, input } from '@angular/core';
import type { ListView } from '@assay/web/data';
import { TableExport } from '../charts/table-export';
import type { TwinTable } from '../charts/table-twin';
import { Icon } from '../icon/icon';
import { injectTexts } from '../text/texts';
import { UI_TEXTS } from '../ui-texts';

/** Above a list that is loaded whole: search, how many rows there are, and the way to take them along. */
@Component({
  selector: 'assay-list-bar',
  imports: [Icon, TableExport],
  host: { class: 'bar' },
  template: `
    <div class="field search">
      <assay-icon name="search" />
      <input
        #word
        type="search"
        [attr.aria-label]="t('searchIn', { list: title() })"
        [placeholder]="t('search')"
        [value]="view().word()"
        (input)="view().word.set(word.value)"
      />
    </div>
    <ng-content />
    <span class="sp"></span>
    <span class="mut" role="status">{{ count() }}</span>
    <assay-table-export [table]="table()" [title]="title()" />
  `,
  styles: `
    :host {
      gap: 8px 10px;
    }
    .search {
      flex: 0 1 280px;
      min-width: 0;
    }
    @media (max-width: 599px) {
      .search {
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
