import { Component, computed, ElementRef, inject, viewChild } from '@angular/core';
import { DIFFICULTIES, TASK_TYPES } from '@assay/contracts';
import { FilterChips, Icon, injectTaskWords, injectTexts } from '@assay/web/ui';
import { SelectionUrl } from '../state/selection-url';
import { TaskStore } from '../state/task-store';
import { SELECTION_TEXTS } from '../texts';

const LEVELS = DIFFICULTIES.map((level) => `${level}` as const);

/** Search, category, tag, difficulty and type: what the list of tasks shows. All of it is in the address. */
@Component({
  selector: 'assay-task-filters',
  imports: [FilterChips, Icon],
  host: { '(document:keydown)': 'focusSearch($event)' },
  styleUrl: './task-filters.css',
  template: `
    <div class="bar line">
      <div class="field search">
        <assay-icon name="search" />
        <input
          #search
          type="search"
          [attr.aria-label]="t('searchTasks')"
          [placeholder]="t('searchTasks')"
          [value]="url.q()"
          (input)="url.q.set(search.value)"
        />
        <kbd aria-hidden="true">/</kbd>
      </div>
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
      <div class="seg levels" role="group" [attr.aria-label]="t('difficulty')">
        @for (level of levels; track level) {
          <button
            type="button"
            [title]="t('levelLong', { level })"
            [attr.aria-pressed]="shown(level)"
            (click)="toggleLevel(level)"
          >
            {{ t('levelShort', { level }) }}
          </button>
        }
      </div>
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
  protected readonly levels = LEVELS;
  private readonly search = viewChild.required<ElementRef<HTMLInputElement>>('search');
  protected readonly types = computed(() =>
    TASK_TYPES.map((value) => ({
      value,
      label: this.words.type(value),
      count: this.store.typeCounts().get(value) ?? 0,
    })),
  );

  /** No level chosen = every level shown. */
  protected shown(level: (typeof LEVELS)[number]): boolean {
    return this.url.level().length === 0 || this.url.level().includes(level);
  }

  protected toggleLevel(level: (typeof LEVELS)[number]): void {
    const next = LEVELS.filter((other) => this.shown(other) !== (other === level));
    this.url.level.set(next.length === LEVELS.length ? [] : next);
  }

  /** `/` jumps into the search, unless the person is writing somewhere. */
  protected focusSearch(event: KeyboardEvent): void {
    const writing =
      event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [role=dialog]');
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || writing) return;
    event.preventDefault();
    this.search().nativeElement.focus();
  }
}
