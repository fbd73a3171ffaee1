import { Component, computed, inject, input, output, signal } from '@angular/core';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { Run } from '@assay/contracts';
import { ModelSlots, readAll, ResultsApi } from '@assay/web/data';
import {
  ariaSort,
  FailureState,
  FilterEmpty,
  Icon,
  EmptyState,
  formatDuration,
  formatNumber,
  formatPercent,
  injectTexts,
  ModelName,
  OutcomeMark,
  SearchField,
  SkeletonRows,
  SortButton,
  TableExport,
  TextStore,
  type Sort,
  type TwinTable,
} from '@assay/web/ui';
import { RESULT_TEXTS } from '../result-texts';
import type { AnswerRow } from './answer-row';
import { answersFile, FILE_ANSWERS } from './answers-file';
import { answerQuery } from './answers-query';
import { AnswersStore } from './answers.store';
import type { ModelColumn } from './model-columns';
import { NEWEST, ROW_SHOWS, ROW_SORTS, showCounts, type RowFilter, type RowShow } from './row-filter';
import { rowStatus } from './row-status';
import type { RunJudgeKnown } from './run-judge';

const SHOW_WORDS = {
  all: 'showAll',
  failed: 'failed',
  no_answer: 'noAnswer',
  flagged: 'showFlagged',
  waits: 'waitsForScore',
  unscored: 'notScored',
  running: 'running',
} as const satisfies Record<RowShow, keyof typeof RESULT_TEXTS>;

/** The answers of a run: filtered, searched, sorted, paged, and still while somebody reads. */
@Component({
  selector: 'assay-answers-table',
  imports: [
    EmptyState,
    FailureState,
    FilterEmpty,
    Icon,
    ModelName,
    OutcomeMark,
    RouterLink,
    SearchField,
    SkeletonRows,
    SortButton,
    TableExport,
  ],
  styleUrl: './answers-table.css',
  templateUrl: './answers-table.html',
})
export class AnswersTable {
  readonly run = input.required<Run>();
  readonly columns = input.required<readonly ModelColumn[]>();
  readonly filter = input.required<RowFilter>();
  /** Every answer of the run, where every one is known. */
  readonly flagged = input<readonly AnswerRow[] | null>(null);
  /** Who judged, with the grade of the certificate. */
  readonly judge = input<RunJudgeKnown | null>(null);
  readonly filterChange = output<RowFilter>();

  protected readonly t = injectTexts(RESULT_TEXTS);
  protected readonly store = inject(AnswersStore);
  protected readonly ariaSort = ariaSort;
  private readonly slots = inject(ModelSlots);
  private readonly language = inject(TextStore).language;
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly api = inject(ResultsApi);
  private readonly pointer = signal(false);
  private readonly focused = signal(false);

  protected readonly sort = computed<Sort>(() => `${this.filter().descending ? '-' : ''}${this.filter().sort}`);
  protected readonly chips = computed(() => {
    const all = this.flagged();
    const counts = showCounts(
      this.run().counts,
      all === null ? null : all.filter((row) => row.flags.length > 0).length,
    );
    return ROW_SHOWS.map((show) => ({ show, label: this.t(SHOW_WORDS[show]), count: counts[show] })).filter(
      (chip) => chip.show === 'all' || chip.count !== 0 || chip.show === this.filter().show,
    );
  });
  /** "1–50 of 236, newest first". */
  protected readonly position = computed(() => {
    const shown = this.store.rows().filter((row) => row.status !== 'running').length;
    const total = this.store.total();
    const range = {
      to: this.number(shown),
      total: total === null ? this.t('many') : this.number(Math.max(total, shown)),
    };
    const newest = this.filter().sort === 'created' && this.filter().descending;
    return this.t(newest ? 'positionNewest' : 'position', range);
  });
  /** How the answer's page finds its neighbours: the same filter. */
  protected readonly query = computed(() => {
    const { show, search, flag = null } = this.filter();
    const sort = this.sort();
    return {
      show: show === 'all' ? null : show,
      search: search === '' ? null : search,
      flag,
      sort: sort === '-created' ? null : sort,
    };
  });
  protected readonly filtered = computed(() => {
    const { show, search, flag = null } = this.filter();
    return show !== 'all' || search !== '' || flag !== null;
  });

  /** What the filter leaves, read whole when a file of it is asked for. */
  protected readonly file = async (): Promise<TwinTable> => {
    const query = answerQuery(this.run().id, this.filter());
    if (query === null) return answersFile([]);
    const { items } = await readAll((page) => this.api.list({ ...query, ...page }), FILE_ANSWERS);
    return answersFile(items);
  };
  protected readonly fileNote = computed(() => {
    const total = this.store.total();
    if (total !== null && total <= FILE_ANSWERS) return this.t('fileOf', { n: total });
    return this.t('fileFirst', { n: FILE_ANSWERS });
  });

  protected choose(show: RowShow): void {
    this.filterChange.emit({ ...this.filter(), show });
  }
  protected search(search: string): void {
    this.filterChange.emit({ ...this.filter(), search });
  }
  protected clear(): void {
    this.filterChange.emit(NEWEST);
  }
  protected sortBy(sort: Sort): void {
    const column = ROW_SORTS.find((name) => name === sort.replace('-', ''));
    if (column) this.filterChange.emit({ ...this.filter(), sort: column, descending: sort.startsWith('-') });
  }

  /** Rows stay where they are while a mouse is over the table and its controls, or the focus is among the rows. */
  protected enter(event: PointerEvent): void {
    if (event.pointerType === 'mouse') this.pointer.set(true);
    this.hold();
  }
  protected leave(): void {
    this.pointer.set(false);
    this.hold();
  }
  protected focusIn(): void {
    this.focused.set(true);
    this.hold();
  }
  protected focusOut(event: FocusEvent): void {
    const body = event.currentTarget as HTMLElement;
    this.focused.set(event.relatedTarget instanceof Node && body.contains(event.relatedTarget));
    this.hold();
  }

  protected open(row: AnswerRow, event: MouseEvent): void {
    const onLink = event.target instanceof Element && event.target.closest('a') !== null;
    if (row.resultId === null || onLink || window.getSelection()?.type === 'Range') return;
    void this.router.navigate([row.resultId], { relativeTo: this.route, queryParams: this.query() });
  }

  protected status(row: AnswerRow) {
    return rowStatus(row, this.t, row.trialId === null ? undefined : this.store.progress().get(row.trialId));
  }
  protected modelLabel(row: AnswerRow): string {
    const column = this.columns().find((one) => one.modelId === row.modelId && one.serverId === row.serverId);
    return column?.label ?? row.model;
  }
  protected slot(row: AnswerRow): number | null {
    return this.slots.slot(row.modelId);
  }
  protected percent(row: AnswerRow): string {
    return formatPercent(row.score, 0, this.language());
  }
  protected time(row: AnswerRow): string {
    return formatDuration(row.ms, this.language());
  }
  protected speed(row: AnswerRow): string {
    return formatNumber(row.tokensPerSecond, (row.tokensPerSecond ?? 99) < 9.95 ? 1 : 0, this.language());
  }
  protected number(value: number): string {
    return formatNumber(value, 0, this.language());
  }

  private hold(): void {
    this.store.hold(this.pointer() || this.focused());
  }
}
