import { Component, computed, input, linkedSignal, signal } from '@angular/core';
import { SortButton } from '../controls/sort-button';
import { ariaSort, type Sort } from '../controls/sort';
import { FilterEmpty } from '../states/filter-empty';
import { injectTexts } from '../text/texts';
import { CHART_TEXTS } from './texts';
import { cellText, sortedRows, type TwinTable } from './table-twin';

/** From so many rows on, a table can be searched. */
const SEARCHED = 12;
/** Rows that are shown at once; more come by a press. */
const PAGE = 200;

/** The table beside a chart, with the same numbers: sorted by any column, searched where it is long. */
@Component({
  selector: 'assay-table-twin',
  imports: [FilterEmpty, SortButton],
  styles: `
    .search {
      max-width: 280px;
      margin-bottom: 8px;
    }
    .more {
      margin-top: 8px;
    }
  `,
  template: `
    @if (table().rows.length > searched) {
      <input
        type="search"
        class="field search"
        autocomplete="off"
        [attr.aria-label]="t('searchTable', { title: caption() })"
        [placeholder]="t('search')"
        [value]="search()"
        (input)="find($event)"
      />
    }
    @if (found().length === 0 && search() !== '') {
      <assay-filter-empty [hidden]="table().rows.length" (cleared)="search.set('')" />
    } @else {
      <div class="scroll-x" tabindex="0" role="region" [attr.aria-label]="caption()">
        <table class="tbl">
          <caption class="only-read">
            {{
              caption()
            }}
          </caption>
          <thead>
            <tr>
              @for (column of table().columns; track $index) {
                <th scope="col" [class.num]="column.numeric" [attr.aria-sort]="ariaSort(sort(), '' + $index)">
                  <assay-sort-button [column]="'' + $index" [sort]="sort()" (sorted)="sort.set($event)">{{
                    column.label
                  }}</assay-sort-button>
                </th>
              }
            </tr>
          </thead>
          <tbody>
            @for (row of shown(); track $index) {
              <tr>
                @for (cell of row; track $index) {
                  <td [class.num]="table().columns[$index]?.numeric">{{ text(cell) }}</td>
                }
              </tr>
            }
          </tbody>
        </table>
      </div>
      @if (found().length > shown().length) {
        <button type="button" class="link more" (click)="pages.set(pages() + 1)">
          {{ t('moreRows', { n: found().length - shown().length }) }}
        </button>
      }
    }
  `,
})
export class TableTwin {
  readonly table = input.required<TwinTable>();
  readonly caption = input.required<string>();

  protected readonly t = injectTexts(CHART_TEXTS);
  protected readonly ariaSort = ariaSort;
  protected readonly searched = SEARCHED;
  protected readonly search = signal('');
  /** The place of a column, with a minus where it falls; empty = as the chart has it. */
  protected readonly sort = signal<Sort>('');
  protected readonly found = computed(() => {
    const words = this.search().trim().toLowerCase();
    const rows = this.ordered();
    return words === '' ? rows : rows.filter((row) => row.some((cell) => cellText(cell).toLowerCase().includes(words)));
  });
  protected readonly pages = linkedSignal({ source: () => [this.search(), this.sort()], computation: () => 1 });
  protected readonly shown = computed(() => this.found().slice(0, this.pages() * PAGE));
  protected readonly text = cellText;
  private readonly ordered = computed(() => {
    const sort = this.sort();
    return sort === ''
      ? this.table().rows
      : sortedRows(this.table(), Number(sort.replace('-', '')), sort.startsWith('-'));
  });

  protected find(event: Event): void {
    this.search.set((event.target as HTMLInputElement).value);
  }
}
