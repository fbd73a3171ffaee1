import { Component, computed, inject } from '@angular/core';
import {
  Confirm,
  FailureState,
  injectTaskWords,
  injectTexts,
  Notice,
  Segmented,
  SkeletonRows,
  TableExport,
  TextStore,
  type TwinTable,
} from '@assay/web/ui';
import type { Night } from '@assay/contracts';
import { SchedulesApi } from '@assay/web/data';
import { formatDay, formatNight } from '../list/night-time';
import { ScheduleList, type NightRange } from '../schedule-list';
import { SCHEDULES_TEXTS } from '../texts';
import { AlertTable } from './alert-table';
import { FlakyTable } from './flaky-table';
import { modelsOf, scopesOf, seriesOf } from './night-series';
import { NightFigureView } from './night-figure';
import { nightsTable } from './nights-table';
import { SeriesTable } from './series-table';
import { SpeedFigureView } from './speed-figure';
import { speedSeries } from './speed-series';
import { isTaskType } from '../words';

/** The nights of the chosen schedule: one series large, all of them small, flaky tasks and alerts. */
@Component({
  selector: 'assay-history-panel',
  imports: [
    AlertTable,
    FailureState,
    FlakyTable,
    NightFigureView,
    Notice,
    Segmented,
    SeriesTable,
    SkeletonRows,
    SpeedFigureView,
    TableExport,
  ],
  styleUrl: './history-panel.css',
  template: `
    @if (list.chosen(); as schedule) {
      <section [attr.aria-label]="schedule.name">
        <div class="sh">
          <h2>{{ schedule.name }}</h2>
          <p>{{ summary() }}</p>
          <span class="sp"></span>
          <assay-segmented [label]="t('nights')" [options]="ranges" [small]="true" [(value)]="list.url.nights" />
          <assay-table-export [table]="table()" [title]="t('allNights', { name: schedule.name })" />
        </div>
        @if (history(); as history) {
          <div class="stack">
            @if (series(); as series) {
              <assay-night-figure [series]="series" [schedule]="schedule" />
              @if (broken()) {
                <assay-notice kind="warning">
                  {{ t('brokenText', { model: series.model }) }}
                  <button type="button" class="link" (click)="beginAnew()">{{ t('newBaseline') }}</button>
                </assay-notice>
              }
              <assay-series-table [nights]="history.nights" [chosen]="series" (picked)="pick($event)" />
            }
            @if (speeds(); as speeds) {
              <assay-speed-figure [series]="speeds" [schedule]="schedule" />
            }
            @if (history.flakyTasks.length > 0) {
              <assay-flaky-table [tasks]="history.flakyTasks" [title]="t('flakyOf', { name: schedule.name })" />
            }
            @if (history.deliveries.length > 0) {
              <assay-alert-table [deliveries]="history.deliveries" [title]="t('alertsOf', { name: schedule.name })" />
            }
          </div>
        } @else if (list.history.failure(); as failure) {
          <section class="panel"><assay-failure [failure]="failure" (again)="list.history.reload()" /></section>
        } @else {
          <section class="panel"><assay-skeleton [rows]="5" /></section>
        }
      </section>
    }
  `,
})
export class HistoryPanel {
  protected readonly list = inject(ScheduleList);
  protected readonly t = injectTexts(SCHEDULES_TEXTS);
  private readonly types = injectTaskWords();
  private readonly confirm = inject(Confirm);
  private readonly api = inject(SchedulesApi);
  private readonly language = inject(TextStore).language;
  protected readonly ranges = (['7', '24', '90'] as const).map((value: NightRange) => ({
    value,
    label: this.t(`nights_${value}`),
  }));
  /** Nights of another schedule are not shown while the chosen one is read. */
  protected readonly history = computed(() => {
    const read = this.list.history.value();
    return read?.schedule.id === this.list.chosen()?.id ? read : undefined;
  });
  /** What was picked in the address, else what fell, else the first model as a whole. */
  protected readonly series = computed(() => {
    const nights = this.history()?.nights ?? [];
    const models = modelsOf(nights);
    const fallen = nights.at(-1)?.models.find(({ state }) => state === 'regression' || state === 'suspected');
    const model = models.find((one) => `${one.model}@${one.server}` === this.list.url.model()) ?? fallen ?? models[0];
    if (model === undefined) return null;
    const worst = model.figures.find(({ state, scope }) => state === 'regression' && scope !== 'overall')?.scope;
    const scope =
      scopesOf(nights).find((one) => one === this.list.url.scope()) ??
      (model === fallen ? worst : undefined) ??
      'overall';
    return seriesOf(nights, model, scope);
  });
  /** The speed of the model that is shown large. */
  protected readonly speeds = computed(() => {
    const [nights, shown] = [this.history()?.nights ?? [], this.series()];
    const model = modelsOf(nights).find((one) => one.model === shown?.model && one.serverId === shown.serverId);
    return model === undefined ? null : speedSeries(nights, model);
  });
  protected readonly table = computed<TwinTable>(() => {
    const zone = this.list.chosen()?.timeZone ?? 'UTC';
    const names = ['night', 'plannedFor', 'outcome', 'model', 'server', 'scope', 'accuracy'] as const;
    const rest = [
      'accuracyLow',
      'accuracyHigh',
      'baseline',
      'tasks',
      'answersCount',
      'speedColumn',
      'changes',
    ] as const;
    return nightsTable(this.history()?.nights ?? [], {
      columns: [...names, ...rest].map((name) => this.t(name)),
      when: (night) => formatNight(night.scheduledFor, zone, this.language()),
      state: (state) => this.t(`state_${state}`),
      scope: (scope) => (isTaskType(scope) ? this.types.type(scope) : this.t('overall')),
    });
  });
  protected readonly summary = computed(() => {
    const nights = this.history()?.nights ?? [];
    const parts = [this.t('nightsShown', { n: nights.length }), this.baselineWords(nights)];
    // What the simulation of nights shows holds from so many baseline nights on.
    const promise = (this.list.chosen()?.baselineNights ?? 0) >= 14 ? [this.t('falseAlarms')] : [];
    return [...parts, ...promise].join(' · ');
  });

  /** A scope of the shown model cannot be compared any more. */
  protected readonly broken = computed(() => {
    const shown = this.series();
    const last = shown?.nights.findLast(({ model }) => model !== null)?.model;
    return last?.figures.some(({ state }) => state === 'series_broken') === true && last.state !== 'series_broken';
  });

  protected async beginAnew(): Promise<void> {
    const [schedule, shown] = [this.list.chosen(), this.series()];
    if (schedule === undefined || shown === null) return;
    const { model, serverId } = shown;
    const sure = await this.confirm.ask({
      title: this.t('acceptTitle', { model }),
      text: this.t('newBaselineText', { schedule: schedule.name }),
      action: this.t('newBaseline'),
      keep: this.t('keep'),
    });
    if (sure) await this.list.command(() => this.api.newBaseline(schedule.id, { model, serverId }));
  }

  private baselineWords(nights: readonly Night[]): string {
    const pinned = nights.filter(({ inBaseline }) => inBaseline);
    const [first, last] = [pinned[0], pinned.at(-1)];
    if (first === undefined || last === undefined) return this.t('baselineNone');
    const day = ({ scheduledFor }: Night): string =>
      formatDay(scheduledFor, this.list.chosen()?.timeZone ?? 'UTC', this.language());
    return pinned.length === 1
      ? this.t('baselineOne', { first: day(first) })
      : this.t('baselineOf', { n: pinned.length, first: day(first), last: day(last) });
  }

  protected pick({ model, scope }: { readonly model: string; readonly scope: string }): void {
    this.list.url.model.set(model);
    this.list.url.scope.set(scope);
  }
}
