import { Component, computed, inject, model } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { TaskSummary } from '@assay/contracts';
import { ariaSort, DifficultyBars, injectTaskWords, injectTexts, SortButton, Time } from '@assay/web/ui';
import { LIST_TEXTS } from '../list-texts';
import { TaskList } from './task-list';
import { TASK_SORTS } from './tasks-url';

/** The tasks, one a row; the title is the link, Shift takes the rows between. */
@Component({
  selector: 'assay-task-table',
  imports: [RouterLink, DifficultyBars, SortButton, Time],
  styleUrl: './task-table.css',
  templateUrl: './task-table.html',
})
export class TaskTable {
  /** Chosen tasks by key. */
  readonly chosen = model.required<ReadonlyMap<string, TaskSummary>>();
  protected readonly list = inject(TaskList);
  protected readonly t = injectTexts(LIST_TEXTS);
  protected readonly words = injectTaskWords();
  protected readonly ariaSort = ariaSort;
  private lastKey: string | null = null;

  protected readonly box = computed(() => {
    const shown = this.list.tasks();
    const chosen = shown.filter((task) => this.chosen().has(task.key)).length;
    return chosen === 0 ? 'off' : chosen === shown.length ? 'on' : 'mixed';
  });

  protected sortBy(sort: string): void {
    this.list.url.sort.set(TASK_SORTS.find((known) => known === sort) ?? 'type');
  }
  protected chooseAll(on: boolean): void {
    this.choose(this.list.tasks(), on);
  }
  protected toggle(task: TaskSummary, event: MouseEvent): void {
    const on = (event.target as HTMLInputElement).checked;
    this.choose(event.shiftKey ? this.upTo(task) : [task], on);
    this.lastKey = task.key;
  }

  /** The rows between the last that was ticked and this one, both included. */
  private upTo(task: TaskSummary): readonly TaskSummary[] {
    const shown = this.list.tasks();
    const places = [this.lastKey ?? task.key, task.key].map((key) => shown.findIndex((one) => one.key === key));
    return places.some((place) => place < 0) ? [task] : shown.slice(Math.min(...places), Math.max(...places) + 1);
  }

  private choose(tasks: readonly TaskSummary[], on: boolean): void {
    const next = new Map(this.chosen());
    for (const task of tasks) {
      if (on) next.set(task.key, task);
      else next.delete(task.key);
    }
    this.chosen.set(next);
  }
}
