import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import type { Comparison, ComparisonCell, ComparisonTask } from '@assay/contracts';
import { choiceParam, injectUrlState, ModelSlots, textParam } from '@assay/web/data';
import {
  ChartFigure,
  FilterEmpty,
  formatNumber,
  formatPercent,
  injectTexts,
  ModelMark,
  ModelName,
  TextStore,
  type TwinTable,
} from '@assay/web/ui';
import { COMPARISON_TEXTS } from './comparison-texts';
import { FollowLinks } from './follow-links';
import { GridKeys } from './grid-keys';
import { TaskAnswers } from './task-answers';
import { gridFinding, GRID_SHOWS, heatStep, isTaskShown, tablesOf, taskGroups, type TaskGroup } from './task-grid';
import { scopeTitle } from './words';

/** Tasks that the grid shows at first, and with each press more: thousands at once would make the page slow; the table has all of them. */
const FIRST_TASKS = 120;
const MORE_TASKS = 300;
/** From so many tables on, those out of sight are not laid out. */
const MANY_TABLES = 8;

/** Tasks × models as a grid of elements: every cell can be reached, says its value, and opens an answer. */
@Component({
  selector: 'assay-grid-figure',
  imports: [ChartFigure, FilterEmpty, FollowLinks, GridKeys, ModelMark, ModelName, TaskAnswers],
  styleUrl: './grid-figure.css',
  templateUrl: './grid-figure.html',
})
export class GridFigure {
  readonly comparison = input.required<Comparison>();
  readonly baseline = input.required<string>();

  protected readonly t = injectTexts(COMPARISON_TEXTS);
  protected readonly url = injectUrlState({
    only: choiceParam(GRID_SHOWS, 'all'),
    task: textParam(),
    try: textParam(),
  });
  private readonly slots = inject(ModelSlots);
  private readonly language = inject(TextStore).language;
  protected readonly steps = [0, 1, 2, 3, 4];
  protected readonly many = MANY_TABLES;
  protected readonly finding = computed(() => gridFinding(this.comparison(), this.t));
  protected readonly chips = computed(() =>
    GRID_SHOWS.map((show) => ({
      show,
      label: this.t(`show_${show}`),
      count: this.comparison().grid.filter((task) => isTaskShown(task, show, this.baseline())).length,
    })),
  );
  private readonly tasks = computed(() =>
    this.comparison().grid.filter((task) => isTaskShown(task, this.url.only(), this.baseline())),
  );
  protected readonly room = linkedSignal({ source: this.url.only, computation: () => FIRST_TASKS });
  protected readonly count = computed(() => this.tasks().length);
  protected readonly cut = computed(() => this.count() > this.room());
  protected readonly next = computed(() => Math.min(MORE_TASKS, this.count() - this.room()));
  protected readonly groups = computed(() =>
    tablesOf(this.grouped(this.tasks().slice(0, this.room()))).map((group) => ({
      ...group,
      title: this.titleOf(group),
    })),
  );
  protected readonly table = computed<TwinTable>(() => ({
    columns: [
      { label: this.t('taskType') },
      { label: this.t('task') },
      ...this.comparison().models.map((model) => ({ label: model.name, numeric: true })),
    ],
    rows: this.grouped(this.tasks()).flatMap((group) =>
      group.tasks.map((task) => [
        group.title,
        task.title,
        ...this.cells(task).map((cell) => ({
          text: formatPercent(cell?.accuracy, 0, this.language()),
          value: cell?.accuracy ?? null,
        })),
      ]),
    ),
  }));

  private grouped(tasks: readonly ComparisonTask[]) {
    return taskGroups(tasks, this.comparison()).map((group) => ({ ...group, title: scopeTitle(group.type, this.t) }));
  }
  private titleOf({ type, from, tasks }: TaskGroup): string {
    const title = scopeTitle(type, this.t);
    return from === 0 ? title : this.t('groupPart', { title, from, to: from + tasks.length - 1 });
  }
  /** Shows both answers to a task, or hides them again. */
  protected open(taskId: string): void {
    this.url.task.set(this.url.task() === taskId ? '' : taskId);
    this.url.try.set('');
  }
  protected more(): void {
    this.room.update((room) => room + MORE_TASKS);
  }
  protected addressOf(cell: ComparisonCell | undefined): string {
    return `/benchmarks/results/${cell?.runId ?? ''}/${cell?.resultId ?? ''}`;
  }
  protected slot(modelId: string): number {
    return this.slots.slot(modelId) ?? 0;
  }
  /** The cells of a task in the order of the columns. */
  protected cells(task: ComparisonTask): (ComparisonCell | undefined)[] {
    return this.comparison().models.map((model) => task.cells.find((cell) => cell.name === model.name));
  }
  protected heat(cell: ComparisonCell | undefined): string {
    const step = heatStep(cell?.accuracy ?? null);
    return step === null ? 'none' : `h${step}`;
  }
  protected value(cell: ComparisonCell | undefined): string {
    return cell?.accuracy === null || cell === undefined ? '–' : formatNumber(cell.accuracy * 100, 0, this.language());
  }
  protected says(task: ComparisonTask, cell: ComparisonCell | undefined): string {
    const share = cell?.accuracy ?? null;
    const score = share === null ? this.t('noScore') : formatPercent(share, 0, this.language());
    const value = cell && cell.missing > 0 ? this.t('cellMissing', { value: score, n: cell.missing }) : score;
    return this.t('cellSays', { task: task.title, model: cell?.name ?? '', value });
  }
}
