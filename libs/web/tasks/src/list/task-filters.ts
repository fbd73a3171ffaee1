import { Component, computed, ElementRef, inject, viewChild } from '@angular/core';
import { TASK_TYPES } from '@assay/contracts';
import { FilterChips, Icon, injectTaskWords, injectTexts } from '@assay/web/ui';
import { LIST_TEXTS } from '../list-texts';
import { TaskList } from './task-list';
import { LEVELS } from './tasks-url';

/** Search, suite, category, tag, difficulty and type: all of it is in the address. */
@Component({
  selector: 'assay-task-filters',
  imports: [FilterChips, Icon],
  host: { '(document:keydown)': 'focusSearch($event)' },
  styleUrl: './task-filters.css',
  templateUrl: './task-filters.html',
})
export class TaskFilters {
  protected readonly list = inject(TaskList);
  protected readonly url = this.list.url;
  protected readonly t = injectTexts(LIST_TEXTS);
  protected readonly levels = LEVELS;
  private readonly words = injectTaskWords();
  private readonly search = viewChild.required<ElementRef<HTMLInputElement>>('search');
  protected readonly types = computed(() => {
    const counts = new Map(this.list.facets()?.taskTypes.map(({ value, count }) => [value, count]));
    return TASK_TYPES.map((value) => ({ value, label: this.words.type(value), count: counts.get(value) ?? 0 }));
  });
  protected readonly count = computed(() => {
    const total = this.list.total();
    return total === null ? this.t('many') : this.t('count', { n: total });
  });

  protected toggleLevel(level: (typeof LEVELS)[number]): void {
    const chosen = this.url.level();
    this.url.level.set(chosen.includes(level) ? chosen.filter((other) => other !== level) : [...chosen, level]);
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
