import { Component, computed, inject, signal } from '@angular/core';
import type { TaskSummary, TaskType } from '@assay/contracts';
import { DifficultyBars, Icon, injectTaskWords, injectTexts } from '@assay/web/ui';
import { countOutlooks, outlookOf } from '../plan/scoring-outlook';
import { ModelStore } from '../state/model-store';
import { PlanStore } from '../state/plan-store';
import { TaskStore } from '../state/task-store';
import { SELECTION_TEXTS } from '../texts';
import { keysBetween } from './task-choice';
import { boxState, type TaskGroup } from './task-groups';

/** Lists above this length come folded. */
const UNFOLDED_UP_TO = 300;

/** The tasks by type, each with a box; Shift takes the rows between. */
@Component({
  selector: 'assay-task-table',
  imports: [DifficultyBars, Icon],
  styleUrl: './task-table.css',
  templateUrl: './task-table.html',
})
export class TaskTable {
  protected readonly store = inject(TaskStore);
  protected readonly t = injectTexts(SELECTION_TEXTS);
  protected readonly words = injectTaskWords();
  private readonly models = inject(ModelStore);
  private readonly plans = inject(PlanStore);
  private readonly foldedByHand = signal<ReadonlyMap<TaskType, boolean>>(new Map());
  private lastKey: string | null = null;

  protected readonly all = computed(() => {
    const visible = this.store.visible();
    return boxState(visible.filter((task) => this.store.chosen().has(task.key)).length, visible.length);
  });

  protected box(group: TaskGroup) {
    return boxState(group.chosen, group.tasks.length);
  }
  protected folded(type: TaskType): boolean {
    return this.foldedByHand().get(type) ?? this.store.visible().length > UNFOLDED_UP_TO;
  }
  protected fold(type: TaskType): void {
    this.foldedByHand.update((known) => new Map(known).set(type, !this.folded(type)));
  }
  protected chooseAll(on: boolean): void {
    this.store.choose(keysOf(this.store.visible()), on);
  }
  protected chooseGroup(group: TaskGroup, on: boolean): void {
    this.store.choose(keysOf(group.tasks), on);
  }

  protected toggle(task: TaskSummary, event: MouseEvent): void {
    const on = (event.target as HTMLInputElement).checked;
    const shown = this.store.groups().flatMap((group) => (this.folded(group.type) ? [] : keysOf(group.tasks)));
    const keys = event.shiftKey && this.lastKey !== null ? keysBetween(shown, this.lastKey, task.key) : [task.key];
    this.store.choose(keys, on);
    this.lastKey = task.key;
  }

  /** How many tasks of the group will be scored by whom. */
  protected outlook(group: TaskGroup) {
    return countOutlooks(group.tasks, this.plans.scoring());
  }

  /** Who scores the task, or why nobody will; nothing where a program of ours does. */
  protected scoring(task: TaskSummary): string | null {
    const outlook = outlookOf(task, this.plans.scoring());
    switch (outlook) {
      case 'by_program':
        return null;
      case 'by_judge':
        return this.t('byJudge', { judge: this.models.judge()?.name ?? '' });
      case 'no_judge':
        return this.t('withoutJudge');
      case 'not_available':
        return this.t('notInVersion');
      default:
        return outlook satisfies never;
    }
  }
}

function keysOf(tasks: readonly TaskSummary[]): readonly string[] {
  return tasks.map((task) => task.key);
}
