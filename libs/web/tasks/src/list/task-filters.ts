import { Component, computed, inject } from '@angular/core';
import { TASK_TYPES } from '@assay/contracts';
import { FilterChips, injectTaskWords, injectTexts, LevelFilter, SearchField } from '@assay/web/ui';
import { LIST_TEXTS } from '../list-texts';
import { TaskList } from './task-list';

/** Search, suite, category, tag, difficulty and type: all of it is in the address. */
@Component({
  selector: 'assay-task-filters',
  imports: [FilterChips, LevelFilter, SearchField],
  styleUrl: './task-filters.css',
  templateUrl: './task-filters.html',
})
export class TaskFilters {
  protected readonly list = inject(TaskList);
  protected readonly url = this.list.url;
  protected readonly t = injectTexts(LIST_TEXTS);
  private readonly words = injectTaskWords();
  protected readonly types = computed(() => {
    const counts = new Map(this.list.facets()?.taskTypes.map(({ value, count }) => [value, count]));
    return TASK_TYPES.map((value) => ({ value, label: this.words.type(value), count: counts.get(value) ?? 0 }));
  });
  protected readonly count = computed(() => {
    const total = this.list.total();
    return total === null ? this.t('many') : this.t('count', { n: total });
  });
}
