import { computed, inject, Injectable, resource, signal } from '@angular/core';
import type { Regression, Result } from '@assay/contracts';
import { latestOf, readAll, ResultsApi, SchedulesApi } from '@assay/web/data';
import { taskChanges } from './task-changes';

/** Answers of one run that are read; beyond it a page would be too large to be looked at. */
export const MOST_ANSWERS = 3_000;

/** Which run stands beside the last good one: the bad night, or the fresh answers that confirmed it. */
export type RightSide = 'night' | 'fresh';

/** A regression with the answers of its last good run and of a bad one; provided by the page. */
@Injectable()
export class ChangeReads {
  private readonly results = inject(ResultsApi);
  readonly id = signal<string | undefined>(undefined);
  readonly wanted = signal<RightSide>('night');
  readonly regression = latestOf(inject(SchedulesApi).regressionResource(() => this.id()));
  /** The run that asked for fresh answers; null where there was none. */
  readonly freshRunId = computed(() => this.regression.value()?.tasks[0]?.badRunId ?? null);
  readonly side = computed<RightSide>(() =>
    this.wanted() === 'fresh' && this.freshRunId() !== null ? 'fresh' : 'night',
  );
  private readonly good = latestOf(this.answersOf((found) => found.goodRunId));
  private readonly bad = latestOf(
    this.answersOf((found) => (this.side() === 'fresh' ? this.freshRunId() : found.badRunId)),
  );
  readonly failure = computed(() => this.regression.failure() ?? this.good.failure() ?? this.bad.failure());
  readonly complete = computed(() => this.good.value()?.complete !== false && this.bad.value()?.complete !== false);
  /** Undefined until both runs are read. */
  readonly changes = computed(() => {
    const [good, bad] = [this.good.value(), this.bad.value()];
    return good === undefined || bad === undefined ? undefined : taskChanges(good.items, bad.items);
  });

  reload(): void {
    this.regression.reload();
    this.good.reload();
    this.bad.reload();
  }

  private answersOf(run: (regression: Regression) => string | null) {
    return resource({
      params: () => {
        const found = this.regression.value();
        const runId = found === undefined ? undefined : run(found);
        return found === undefined || runId == null
          ? undefined
          : { runId, model: found.model, serverId: found.serverId };
      },
      loader: ({ params }) =>
        readAll<Result>((page) => this.results.list({ ...params, sort: 'created', ...page }), MOST_ANSWERS),
    });
  }
}
