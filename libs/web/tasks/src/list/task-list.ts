import { computed, inject, Injectable, signal } from '@angular/core';
import { LIMITS, type TaskSummary } from '@assay/contracts';
import { injectUrlState, latestOf, readAll, SuitesApi, TasksApi } from '@assay/web/data';
import { filterOf, TASKS_URL } from './tasks-url';

const STEP = LIMITS.pageSize.default;
/** Tasks that a table to be saved holds at most. */
const MOST = 100_000;

/** The tasks that the page shows, and what they can be filtered by. Provided by the page. */
@Injectable()
export class TaskList {
  readonly url = injectUrlState(TASKS_URL);
  private readonly api = inject(TasksApi);
  private readonly limit = signal<number>(STEP);
  readonly filter = computed(() => filterOf(this.url));
  private readonly latest = latestOf(
    this.api.listResource(() => ({ ...this.filter(), sort: this.url.sort(), limit: this.limit() })),
  );
  private readonly facetList = latestOf(this.api.facetsResource());
  private readonly suiteList = latestOf(inject(SuitesApi).listResource());

  readonly tasks = computed<readonly TaskSummary[]>(() => this.latest.value()?.items ?? []);
  readonly known = computed(() => this.latest.value() !== undefined);
  /** Tasks that match; null above 10,000. */
  readonly total = computed(() => this.latest.value()?.total ?? null);
  readonly failure = this.latest.failure;
  readonly stale = this.latest.stale;
  readonly facets = this.facetList.value;
  readonly suites = computed(() => this.suiteList.value()?.items ?? []);
  readonly filtered = computed(() =>
    Object.values(this.filter()).some((value) => (value as string | readonly unknown[] | undefined)?.length),
  );
  /** All current tasks, filtered or not; null until it is known. */
  readonly all = computed(() => {
    const types = this.facets()?.taskTypes;
    return types === undefined ? null : types.reduce((sum, { count }) => sum + count, 0);
  });
  readonly hidden = computed(() => {
    const [all, total] = [this.all(), this.total()];
    return all === null || total === null ? null : Math.max(0, all - total);
  });
  readonly hasMore = computed(() => (this.latest.value()?.nextCursor ?? null) !== null);
  readonly canShowMore = computed(() => this.hasMore() && this.limit() < LIMITS.pageSize.max);

  /** Every task that matches, also those that the page does not show. */
  async every(): Promise<readonly TaskSummary[]> {
    const query = { ...this.filter(), sort: this.url.sort() };
    return (await readAll((page) => this.api.list({ ...query, ...page }), MOST)).items;
  }
  showMore(): void {
    this.limit.update((limit) => Math.min(LIMITS.pageSize.max, limit + 4 * STEP));
  }
  clearFilters(): void {
    for (const name of ['q', 'category', 'tag', 'suite'] as const) this.url[name].set('');
    this.url.type.set([]);
    this.url.level.set([]);
  }
  reload(): void {
    this.latest.reload();
    this.facetList.reload();
    this.suiteList.reload();
  }
}
