import { Component, computed, effect, ElementRef, inject, input, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { choiceParam, injectUrlState, numberParam, textParam } from '@assay/web/data';
import {
  ariaSort,
  FailureState,
  formatPercent,
  formatPoints,
  injectTaskWords,
  injectTexts,
  Notice,
  OutcomeMark,
  Segmented,
  SkeletonRows,
  SortButton,
  TableExport,
  TextStore,
  type TwinTable,
} from '@assay/web/ui';
import { isTaskType } from '../words';
import { ChangeAnswers } from './change-answers';
import { ChangeReads, MOST_ANSWERS } from './change-reads';
import { CHANGE_TEXTS } from './change-texts';
import { CHANGE_FILTERS, passes, sortedChanges, type ChangeFilter, type TaskChange } from './task-changes';

const SORTS = ['difference', '-difference', 'task', '-task', 'before', '-before', 'after', '-after'] as const;

/** The last good run of a regression beside the first bad one: which tasks changed, and their answers side by side. */
@Component({
  selector: 'assay-change-page',
  imports: [
    ChangeAnswers,
    FailureState,
    Notice,
    OutcomeMark,
    RouterLink,
    Segmented,
    SkeletonRows,
    SortButton,
    TableExport,
  ],
  providers: [ChangeReads],
  styleUrl: './change-page.css',
  templateUrl: './change-page.html',
})
export class ChangePage {
  readonly regressionId = input.required<string>();
  protected readonly reads = inject(ChangeReads);
  protected readonly t = injectTexts(CHANGE_TEXTS);
  protected readonly url = injectUrlState({
    show: choiceParam(CHANGE_FILTERS, 'worse'),
    sort: choiceParam(SORTS, 'difference'),
    beside: choiceParam(['night', 'fresh'], 'night'),
    task: textParam(),
    try: numberParam({ min: 1, max: 10_000, whole: true }),
  });
  private readonly types = injectTaskWords();
  private readonly language = inject(TextStore).language;
  private readonly panel = viewChild<ChangeAnswers, ElementRef<HTMLElement>>(ChangeAnswers, { read: ElementRef });
  protected readonly ariaSort = ariaSort;
  protected readonly most = MOST_ANSWERS;
  protected readonly regression = computed(() => this.reads.regression.value());

  protected readonly heading = computed(() => {
    const found = this.regression();
    if (found === undefined) return this.t('pageTitle');
    const { kind, model, scope } = found;
    return this.t(kind === 'slower' ? 'slowerTitle' : 'worseTitle', { model, scope: this.scope(scope) });
  });
  protected readonly rightName = computed(() => this.t(this.reads.side() === 'fresh' ? 'fresh' : 'bad'));
  /** Whole suite: all tasks; a task type: only its own. */
  private readonly changes = computed(() => {
    const scope = this.regression()?.scope ?? 'overall';
    return (this.reads.changes() ?? []).filter(({ taskType }) => !isTaskType(scope) || taskType === scope);
  });
  protected readonly rows = computed(() =>
    sortedChanges(
      this.changes().filter((change) => passes(this.url.show(), change)),
      this.url.sort(),
    ),
  );
  protected readonly filters = computed(() =>
    CHANGE_FILTERS.map((value: ChangeFilter) => ({
      value,
      label: this.t(`filter_${value}`),
      note: String(this.changes().filter((change) => passes(value, change)).length),
    })),
  );
  protected readonly besides = (['night', 'fresh'] as const).map((value) => ({
    value,
    label: this.t(value === 'night' ? 'besideBad' : 'besideFresh'),
  }));
  protected readonly summary = computed(() => {
    const count = (kind: TaskChange['kind']): number => this.changes().filter((change) => change.kind === kind).length;
    const counts = { worse: count('worse'), better: count('better'), same: count('same') };
    const known = this.t('summary', { n: this.changes().length, ...counts });
    return count('unknown') === 0 ? known : `${known} · ${this.t('notOf', { n: count('unknown') })}`;
  });
  /** The task of the address, else the one that comes first. */
  protected readonly open = computed(
    () => this.changes().find(({ taskId }) => taskId === this.url.task()) ?? this.rows()[0],
  );
  protected readonly table = computed<TwinTable>(() => ({
    columns: [
      { label: this.t('task') },
      { label: this.t('before'), numeric: true },
      { label: this.t('after'), numeric: true },
      { label: this.t('difference'), numeric: true },
      { label: this.t('changed') },
    ],
    rows: this.rows().map((change) => [
      change.title,
      { text: this.percent(change.before), value: change.before },
      { text: this.percent(change.after), value: change.after },
      { text: this.points(change.difference), value: change.difference },
      this.t(`kind_${change.kind}`),
    ]),
  }));

  constructor() {
    effect(() => this.reads.id.set(this.regressionId()));
    effect(() => this.reads.wanted.set(this.url.beside()));
  }

  protected choose(change: TaskChange): void {
    this.url.task.set(change.taskId);
    this.url.try.set(null);
    this.panel()?.nativeElement.scrollIntoView({ block: 'nearest' });
  }

  protected sorted(sort: string): void {
    this.url.sort.set(SORTS.find((known) => known === sort) ?? 'difference');
  }

  protected mark({ kind }: TaskChange): 'failed' | 'passed' | 'waiting' | 'missing' {
    if (kind === 'worse') return 'failed';
    if (kind === 'better') return 'passed';
    return kind === 'same' ? 'waiting' : 'missing';
  }

  protected percent(share: number | null): string {
    return share === null ? '–' : formatPercent(share, 0, this.language());
  }
  protected points(difference: number | null): string {
    return difference === null ? '–' : formatPoints(difference, this.language());
  }
  private scope(scope: string): string {
    return isTaskType(scope) ? this.types.type(scope).toLowerCase() : this.t('overall');
  }
}
