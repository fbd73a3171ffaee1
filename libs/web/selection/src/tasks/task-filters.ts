import { Component, computed, inject } from '@angular/core';
import { TASK_TYPES } from '@assay/contracts';
import { FilterChips, injectTaskWords, injectTexts, LevelFilter, SearchField } from '@assay/web/ui';
import { SelectionUrl } from '../state/selection-url';
import { TaskStore } from '../state/task-store';
import { SELECTION_TEXTS } from '../texts';

/** Search, category, tag, difficulty and type: what the list of tasks shows. All of it is in the address. */
@Component({
  selector: 'assay-task-filters',
  imports: [FilterChips, LevelFilter, SearchField],
  styleUrl: './task-filters.css',
  template: `
    <div class="bar line">
      <assay-search-field [label]="t('searchTasks')" [shortcut]="true" [(value)]="url.q" />
      <select
        class="field pick"
        [attr.aria-label]="t('category')"
        #category
        (change)="url.category.set(category.value)"
      >
        <option value="" [selected]="url.category() === ''">{{ t('allCategories') }}</option>
        @for (name of store.categories(); track name) {
          <option [value]="name" [selected]="url.category() === name">{{ name }}</option>
        }
      </select>
      @if (store.tags().length) {
        <select class="field pick" [attr.aria-label]="t('tag')" #tag (change)="url.tag.set(tag.value)">
          <option value="" [selected]="url.tag() === ''">{{ t('allTags') }}</option>
          @for (name of store.tags(); track name) {
            <option [value]="name" [selected]="url.tag() === name">{{ name }}</option>
          }
        </select>
      }
      <assay-level-filter [(chosen)]="url.level" />
    </div>
    <div class="bar">
      <assay-filter-chips
        [label]="t('taskTypes')"
        [options]="types()"
        [total]="store.tasks().length"
        [(chosen)]="url.type"
      >
        @if (store.hidden()) {
          <span class="nw">
            <span class="mut hidden">{{ t('hiddenTasks', { n: store.hidden() }) }}</span>
            <button class="link" type="button" (click)="store.clearFilters()">{{ t('clearAll') }}</button>
          </span>
        }
      </assay-filter-chips>
    </div>
  `,
})
export class TaskFilters {
  protected readonly store = inject(TaskStore);
  protected readonly url = inject(SelectionUrl).params;
  protected readonly t = injectTexts(SELECTION_TEXTS);
  private readonly words = injectTaskWords();
  protected readonly types = computed(() =>
    TASK_TYPES.map((value) => ({
      value,
      label: this.words.type(value),
      count: this.store.typeCounts().get(value) ?? 0,
    })),
  );
}
