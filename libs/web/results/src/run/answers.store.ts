import { computed, inject, Injectable, signal } from '@angular/core';
import type { Page, Result, RunEvent, TrialProgress } from '@assay/contracts';
import { ResultsApi, toFailure, type Failure } from '@assay/web/data';
import { mergeRows, rowOfResult, type AnswerRow } from './answer-row';
import { answerQuery } from './answers-query';
import { frozenRows } from './frozen-rows';
import { isShown, NEWEST, type RowFilter } from './row-filter';
import { trialNews } from './running-rows';

const PAGE = 50;
const NO_ANSWERS: Page<Result> = { items: [], nextCursor: null, total: null };

/** `again` puts what is new in front and leaves the rest where it is. */
type Reading = 'first' | 'more' | 'again';

/** The answers in the table: pages of the API, carried on by events, held still while somebody points at them. */
@Injectable()
export class AnswersStore {
  private readonly api = inject(ResultsApi);
  private readonly stored = signal<readonly AnswerRow[]>([]);
  private readonly running = signal<ReadonlyMap<string, AnswerRow>>(new Map());
  private readonly reports = signal<ReadonlyMap<string, TrialProgress>>(new Map());
  private readonly cursor = signal<string | null>(null);
  private readonly count = signal<number | null>(null);
  private readonly room = signal(PAGE);
  private readonly unplaced = signal(0);
  private readonly order = signal<readonly string[] | null>(null);
  private readonly problem = signal<Failure | null>(null);
  private readonly busy = signal(false);
  private readonly read = signal(false);
  private readonly asked = signal<{ readonly runId: string; readonly filter: RowFilter } | null>(null);
  private turn = 0;
  /** Finished while a page was under way: the page may be older than they are. */
  private came: readonly AnswerRow[] = [];

  readonly failure = this.problem.asReadonly();
  readonly progress = this.reports.asReadonly();
  /** Nothing was read yet. */
  readonly loading = computed(() => this.busy() && !this.read());
  /** More answers follow the last row. */
  readonly hasMore = computed(() => this.cursor() !== null || this.view().rows.length > this.rows().length);
  readonly loadingMore = computed(() => this.busy() && this.read());
  /** Answers that match, as far as the API counts them. */
  readonly total = this.count.asReadonly();
  private readonly known = computed(() => [...this.running().values(), ...this.stored()]);
  private readonly current = computed(() => {
    const filter = this.asked()?.filter ?? NEWEST;
    return this.known().filter((row) => isShown(row, filter));
  });
  private readonly view = computed(() => frozenRows(this.current(), this.order(), this.known()));
  /** What stands in the table: a page, and one more for each time that more was asked for. */
  readonly rows = computed(() => this.view().rows.slice(0, this.room()));
  /** Answers in the making, whatever the filter. */
  readonly inTheMaking = computed(() => [...this.running().values()]);
  /** Answers that came and are not shown yet. */
  readonly held = computed(() => this.view().held + this.unplaced());

  /** Shows the answers of a run under a filter, from the first page on. */
  async open(runId: string, filter: RowFilter): Promise<void> {
    const other = this.asked()?.runId !== runId;
    this.asked.set({ runId, filter });
    this.order.set(null);
    this.room.set(PAGE);
    if (other) this.forget();
    await this.readPage('first');
  }

  /** Reads the first page again without moving anything: after a lost connection, or a command. */
  async catchUp(): Promise<void> {
    if (this.read()) await this.readPage('again');
  }

  /** Shows another page behind the last row, read where it is not known. */
  async more(): Promise<void> {
    if (this.busy()) return;
    const missing = this.view().rows.length < this.room() + PAGE;
    if (missing && this.cursor() !== null) await this.readPage('more');
    this.room.update((room) => room + PAGE);
    if (this.order() !== null) this.order.set(this.current().map((row) => row.key));
  }

  /** Reads the first page again, in the order asked for. */
  async refresh(): Promise<void> {
    this.order.set(null);
    if (this.unplaced() > 0) await this.readPage('first');
  }

  /** While held, no row moves, comes or goes. */
  hold(held: boolean): void {
    if (held === (this.order() !== null)) return;
    this.order.set(held ? this.current().map((row) => row.key) : null);
  }

  /** Shows what was held back, and holds again. */
  async show(): Promise<void> {
    const held = this.order() !== null;
    await this.refresh();
    this.hold(held);
  }

  accept(events: readonly RunEvent[]): void {
    const news = trialNews(this.running(), events);
    this.running.set(news.running);
    const newestFirst = this.asked()?.filter.sort === 'created' && this.asked()?.filter.descending === true;
    const known = new Set(this.stored().map((row) => row.key));
    const placed = newestFirst ? news.finished : news.finished.filter((row) => known.has(row.key));
    const filter = this.asked()?.filter ?? NEWEST;
    const left = news.finished.filter((row) => !known.has(row.key) && isShown(row, filter)).length;
    this.stored.update((rows) => mergeRows(rows, placed));
    if (this.busy()) this.came = [...this.came, ...placed];
    if (newestFirst) this.count.update((count) => (count === null ? null : count + left));
    else this.unplaced.update((count) => count + left);
  }

  report(progress: TrialProgress): void {
    this.reports.update((known) => new Map(known).set(progress.trialId, progress));
  }

  private forget(): void {
    this.stored.set([]);
    this.running.set(new Map());
    this.reports.set(new Map());
    this.read.set(false);
  }

  private async readPage(which: Reading): Promise<void> {
    const asked = this.asked();
    if (asked === null) return;
    const turn = ++this.turn;
    this.came = [];
    this.busy.set(true);
    try {
      const query = answerQuery(asked.runId, asked.filter);
      const cursor = which === 'more' ? this.cursor() : null;
      const page = query && (await this.api.list({ ...query, limit: PAGE, ...(cursor === null ? {} : { cursor }) }));
      if (turn === this.turn) this.adopt(which, page ?? NO_ANSWERS);
    } catch (error) {
      if (turn === this.turn) this.problem.set(toFailure(error));
    } finally {
      if (turn === this.turn) this.busy.set(false);
    }
  }

  private adopt(which: Reading, page: Page<Result>): void {
    const rows = page.items.map(rowOfResult);
    this.stored.update((known) => {
      if (which === 'more') return append(known, rows);
      return which === 'first' ? mergeRows(rows, this.came) : mergeRows(known, [...rows].reverse());
    });
    if (which !== 'again') this.cursor.set(page.nextCursor);
    this.count.set(page.total);
    this.unplaced.set(0);
    this.problem.set(null);
    this.read.set(true);
  }
}

/** Rows of a further page behind the known ones; an answer that a live event brought already is not repeated. */
function append(known: readonly AnswerRow[], more: readonly AnswerRow[]): AnswerRow[] {
  const keys = new Set(known.map((row) => row.key));
  return [...known, ...more.filter((row) => !keys.has(row.key))];
}
