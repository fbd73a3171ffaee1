import { computed, inject, Injectable, signal } from '@angular/core';
import { FINAL_RUN_STATUSES, LIMITS, type RunSummary } from '@assay/contracts';
import { injectUrlState, latestOf, readAll, RunsApi, type RunQuery } from '@assay/web/data';
import { RUNS_URL, statusesOf } from './runs-url';

const STEP = LIMITS.pageSize.default;
/** Runs that a file holds at most. */
const MOST = 100_000;

/** The runs that the page shows. Provided by the page. */
@Injectable()
export class RunList {
  readonly url = injectUrlState(RUNS_URL);
  private readonly limit = signal<number>(STEP);
  private readonly api = inject(RunsApi);
  private readonly query = computed<RunQuery>(() => ({
    kind: 'benchmark',
    status: statusesOf(this.url.status()),
    search: this.url.q().trim(),
    sort: this.url.sort(),
  }));
  private readonly latest = latestOf(this.api.listResource(() => ({ ...this.query(), limit: this.limit() })));
  readonly runs = computed<readonly RunSummary[]>(() => this.latest.value()?.items ?? []);
  readonly known = computed(() => this.latest.value() !== undefined);
  /** Runs that match; null above 10,000. */
  readonly total = computed(() => this.latest.value()?.total ?? null);
  readonly failure = this.latest.failure;
  readonly stale = this.latest.stale;
  readonly filtered = computed(() => this.url.q() !== '' || this.url.status().length > 0);
  readonly hasMore = computed(() => (this.latest.value()?.nextCursor ?? null) !== null);
  readonly canShowMore = computed(() => this.hasMore() && this.limit() < LIMITS.pageSize.max);
  /** Something on the page still moves. */
  readonly moving = computed(() =>
    this.runs().some((run) => !FINAL_RUN_STATUSES.some((final) => final === run.status)),
  );

  /** Every run that matches, also those that the page does not show. */
  async all(): Promise<readonly RunSummary[]> {
    const query = this.query();
    return (await readAll((page) => this.api.list({ ...query, ...page }), MOST)).items;
  }
  showMore(): void {
    this.limit.update((limit) => Math.min(LIMITS.pageSize.max, limit + STEP));
  }
  clearFilters(): void {
    this.url.q.set('');
    this.url.status.set([]);
  }
  reload(): void {
    this.latest.reload();
  }
}
