import { Component, computed, input, output } from '@angular/core';
import { Icon } from '../icon/icon';
import { ariaSort, nextSort, type Sort } from './sort';

/** The head of a column that sorts; its `th` carries `[attr.aria-sort]="ariaSort(sort, column)"`. */
@Component({
  selector: 'assay-sort-button',
  imports: [Icon],
  template: `
    <button class="sort" type="button" (click)="sorted.emit(next())">
      <ng-content />
      @if (direction(); as way) {
        <assay-icon [name]="way === 'ascending' ? 'arrow_up' : 'arrow_down'" [size]="14" />
      }
    </button>
  `,
})
export class SortButton {
  readonly column = input.required<string>();
  readonly sort = input.required<Sort>();
  readonly sorted = output<Sort>();
  protected readonly direction = computed(() => ariaSort(this.sort(), this.column()));
  protected readonly next = computed(() => nextSort(this.sort(), this.column()));
}
