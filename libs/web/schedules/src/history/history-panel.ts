import { Component, computed, inject } from '@angular/core';
import {
  FailureState,
  injectTaskWords,
  injectTexts,
  Segmented,
  SkeletonRows,
  TableExport,
  TextStore,
  type TwinTable,
} from '@assay/web/ui';
import { formatNight } from '../list/night-time';
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
    const pinned = nights.filter(({ inBaseline }) => inBaseline).length;
    const baseline = pinned === 0 ? this.t('baselineNone') : this.t('baselineOf', { n: pinned });
    return `${this.t('nightsShown', { n: nights.length })} · ${baseline}`;
  });

  protected pick({ model, scope }: { readonly model: string; readonly scope: string }): void {
    this.list.url.model.set(model);
    this.list.url.scope.set(scope);
  }
}
