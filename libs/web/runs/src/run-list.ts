import { computed, inject, Injectable, signal } from '@angular/core';
import { FINAL_RUN_STATUSES, LIMITS, type RunSummary } from '@assay/contracts';
import { injectUrlState, latestOf, RunsApi } from '@assay/web/data';
import { RUNS_URL, statusesOf } from './runs-url';

const STEP = LIMITS.pageSize.default;

/** The runs that the page shows. Provided by the page. */
@Injectable()
export class RunList {
  readonly url = injectUrlState(RUNS_URL);
  private readonly limit = signal<number>(STEP);
  private readonly latest = latestOf(
    inject(RunsApi).listResource(() => ({
      kind: 'benchmark',
      status: statusesOf(this.url.status()),
      search: this.url.q().trim(),
      sort: this.url.sort(),
      limit: this.limit(),
    })),
  );
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
