import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { ALERT_EVENTS, REGRESSION_STATES, type Regression, type Schedule } from '@assay/contracts';
import {
  choiceParam,
  choicesParam,
  injectTicks,
  injectUrlState,
  latestOf,
  SchedulesApi,
  textParam,
  toFailure,
  type Failure,
} from '@assay/web/data';
import { isShown, SCHEDULE_SORTS, SHOWN, sortedSchedules } from './list/schedule-rows';
import { REGRESSION_SORTS } from './regressions/regression-rows';

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
    q: textParam(),
    show: choiceParam(SHOWN, 'all'),
    sort: choiceParam(SCHEDULE_SORTS, 'name'),
    states: choicesParam(REGRESSION_STATES),
    order: choiceParam(REGRESSION_SORTS, '-since'),
    events: choicesParam(ALERT_EVENTS),
    alerts: choiceParam(['-when', 'when'], '-when'),
  });
  private readonly list = latestOf(this.api.listResource());
  private readonly found = latestOf(this.api.regressionsResource(() => REGRESSION_STATES));
  readonly schedules = computed<readonly Schedule[]>(() => this.list.value()?.items ?? []);
  /** The rows of the table: what the filters leave, in the order of the address. */
  readonly rows = computed(() =>
    sortedSchedules(
      this.schedules().filter((one) => isShown(one, { search: this.url.q(), show: this.url.show() })),
      this.url.sort(),
    ),
  );
  /** Of every state, as it is kept. */
  readonly allRegressions = computed<readonly Regression[]>(() => this.found.value()?.items ?? []);
  /** What somebody has to do something about. */
  readonly regressions = computed(() =>
    this.allRegressions().filter(({ state }) => state === 'open' || state === 'acknowledged'),
  );
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
    this.found.reload();
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
