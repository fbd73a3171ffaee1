import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { Regression, Schedule } from '@assay/contracts';
import {
  choiceParam,
  injectTicks,
  injectUrlState,
  latestOf,
  SchedulesApi,
  textParam,
  toFailure,
  type Failure,
} from '@assay/web/data';

const ASK_EVERY_MS = 15_000;
const RANGES = ['7', '24', '90'] as const;
export type NightRange = (typeof RANGES)[number];

/** Schedules, open regressions and the nights of the chosen one; provided by the page. */
@Injectable()
export class ScheduleList {
  private readonly api = inject(SchedulesApi);
  readonly url = injectUrlState({
    schedule: textParam(),
    nights: choiceParam(RANGES, '24'),
    model: textParam(),
    scope: textParam(),
  });
  private readonly list = latestOf(this.api.listResource());
  private readonly open = latestOf(this.api.regressionsResource(() => ['open', 'acknowledged']));
  readonly schedules = computed<readonly Schedule[]>(() => this.list.value()?.items ?? []);
  readonly regressions = computed<readonly Regression[]>(() => this.open.value()?.items ?? []);
  readonly known = computed(() => this.list.value() !== undefined);
  readonly failure = this.list.failure;
  readonly commandFailure = signal<Failure | null>(null);
  /** The schedule whose nights are shown: the chosen one, else the first that has any. */
  readonly chosen = computed(() => {
    const schedules = this.schedules();
    return (
      schedules.find(({ id }) => id === this.url.schedule()) ??
      schedules.find(({ lastNights }) => lastNights.length > 0) ??
      schedules[0]
    );
  });
  readonly history = latestOf(
    this.api.historyResource(() => {
      const chosen = this.chosen();
      return chosen && { id: chosen.id, nights: Number(this.url.nights()) };
    }),
  );

  constructor() {
    const ticks = injectTicks(ASK_EVERY_MS);
    effect(() => {
      if (ticks() > 0) untracked(() => this.reload());
    });
  }

  reload(): void {
    this.list.reload();
    this.open.reload();
    this.history.reload();
  }

  /** Does something, says what went wrong, and reads everything again. */
  async command(work: () => Promise<unknown>): Promise<void> {
    this.commandFailure.set(null);
    try {
      await work();
    } catch (error) {
      this.commandFailure.set(toFailure(error));
    }
    this.reload();
  }
}
