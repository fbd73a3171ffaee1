import { computed, inject, Injectable } from '@angular/core';
import type { Difficulty, TaskSummary } from '@assay/contracts';
import { latestOf, SuitesApi, TasksApi } from '@assay/web/data';
import { type Preset, presetPlan } from '../options/presets';
import { readChoice, writeChoice } from '../tasks/task-choice';
import { countTypes, distinct, filterTasks } from '../tasks/task-filter';
import { groupTasks } from '../tasks/task-groups';
import { SelectionUrl } from './selection-url';

export const DEFAULT_EPOCHS = 3;
const CORE = 'core';
/** In the address: every task, where nothing would mean `core`. */
const ALL_TASKS = 'all';

/** Tasks and suites: what there is, what the list shows, what is chosen. Provided by the page. */
@Injectable()
export class TaskStore {
  private readonly url = inject(SelectionUrl).params;
  readonly list = latestOf(inject(TasksApi).allResource());
  private readonly suiteList = latestOf(inject(SuitesApi).listResource());
  readonly tasks = computed<readonly TaskSummary[]>(() => this.list.value()?.items ?? []);
  readonly suites = computed(() => this.suiteList.value()?.items ?? []);

  /** Name of the suite that the list shows; null = every task. */
  readonly suite = computed(() => {
    if (this.url.suite() === ALL_TASKS) return null;
    const name = this.url.suite() || CORE;
    return this.suites().some((suite) => suite.name === name) ? name : null;
  });
  /** Tasks of the suite: what an empty choice means. */
  readonly base = computed(() => {
    const suite = this.suite();
    return suite === null ? this.tasks() : this.tasks().filter((task) => task.suites.includes(suite));
  });
  readonly chosen = computed(() => readChoice(this.url.tasks(), keysOf(this.base()), keysOf(this.tasks())));
  readonly chosenTasks = computed(() => this.tasks().filter((task) => this.chosen().has(task.key)));
  readonly visible = computed(() =>
    filterTasks(this.tasks(), {
      search: this.url.q(),
      types: this.url.type(),
      category: this.url.category(),
      levels: this.url.level().map((level) => Number(level) as Difficulty),
      tag: this.url.tag(),
      suite: this.suite(),
    }),
  );
  readonly groups = computed(() => groupTasks(this.visible(), this.chosen()));
  readonly hidden = computed(() => this.tasks().length - this.visible().length);
  /** Chosen, but not in the list as it is filtered now. */
  readonly chosenHidden = computed(() => {
    const visible = new Set(keysOf(this.visible()));
    return this.chosenTasks().filter((task) => !visible.has(task.key)).length;
  });
  readonly typeCounts = computed(() => countTypes(this.tasks()));
  readonly categories = computed(() => distinct(this.tasks().map((task) => task.category)));
  readonly tags = computed(() => distinct(this.tasks().flatMap((task) => task.tags)));

  choose(keys: readonly string[], on: boolean): void {
    const next = new Set(this.chosen());
    for (const key of keys) {
      if (on) next.add(key);
      else next.delete(key);
    }
    this.setChosen(next);
  }

  /** Visible tasks that were chosen are not any more, and the other way round. */
  invertVisible(): void {
    const next = new Set(this.chosen());
    for (const { key } of this.visible()) if (!next.delete(key)) next.add(key);
    this.setChosen(next);
  }

  applyPreset(preset: Preset): void {
    const plan = presetPlan(preset, this.base());
    this.setChosen(new Set(plan.keys));
    this.url.epochs.set(plan.epochs === DEFAULT_EPOCHS ? null : plan.epochs);
  }

  /** Shows a suite and chooses all of it; null shows every task and keeps the choice. */
  showSuite(name: string | null): void {
    const chosen = this.chosen();
    this.url.suite.set(name === null ? ALL_TASKS : name === CORE ? '' : name);
    if (name === null) this.setChosen(chosen);
    else this.url.tasks.set('');
  }

  clearFilters(): void {
    this.url.q.set('');
    this.url.type.set([]);
    this.url.category.set('');
    this.url.level.set([]);
    this.url.tag.set('');
    if (this.suite() !== null) this.showSuite(null);
  }

  reload(): void {
    this.list.reload();
    this.suiteList.reload();
  }

  private setChosen(chosen: ReadonlySet<string>): void {
    this.url.tasks.set(writeChoice(chosen, keysOf(this.base())));
  }
}

function keysOf(tasks: readonly TaskSummary[]): readonly string[] {
  return tasks.map((task) => task.key);
}
