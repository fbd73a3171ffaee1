import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Schedule } from '@assay/contracts';
import { ModelSlots } from '@assay/web/data';
import {
  ChartFigure,
  ChartView,
  formatPercent,
  injectTaskWords,
  injectTexts,
  nightPlot,
  OutcomeMark,
  TextStore,
  type TwinTable,
} from '@assay/web/ui';
import { formatDay, formatNight } from '../list/night-time';
import { SCHEDULES_TEXTS } from '../texts';
import { isTaskType } from '../words';
import { lastFigure, type NightSeries, type SeriesNight } from './night-series';

/** One series large: accuracy per night, the baseline, gaps and what changed; its table twin opens each night. */
@Component({
  selector: 'assay-night-figure',
  imports: [ChartFigure, ChartView, OutcomeMark, RouterLink],
  template: `
    <assay-chart-figure [finding]="finding()" [measure]="t('measure')" [table]="table()">
      <assay-chart [draw]="draw()" [label]="words()" />
      <div note>
        <span class="legend">
          <span><assay-outcome-mark outcome="failed" [size]="12" /> {{ t('legendWorse') }}</span>
          <span>{{ t('legendGap') }}</span>
          @for (night of latest(); track night.id) {
            <a class="link" [routerLink]="['/benchmarks/results', night.run]">{{
              t('openNight', { when: night.when })
            }}</a>
          }
        </span>
      </div>
    </assay-chart-figure>
  `,
  styles: `
    .legend {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 18px;
    }
  `,
})
export class NightFigureView {
  readonly series = input.required<NightSeries>();
  readonly schedule = input.required<Schedule>();
  protected readonly t = injectTexts(SCHEDULES_TEXTS);
  private readonly types = injectTaskWords();
  private readonly slots = inject(ModelSlots);
  private readonly language = inject(TextStore).language;

  protected readonly finding = computed(() => {
    const series = this.series();
    const figure = lastFigure(series);
    const values = { model: series.model, scope: this.scope() };
    if (figure === null) return this.t('findingNothing', values);
    const now = this.percent(figure.accuracy.value);
    if (series.baseline === null) return this.t('findingFirst', { ...values, now });
    const key = figure.state === 'regression' ? 'findingDropped' : 'findingSteady';
    return this.t(key, { ...values, now, baseline: this.percent(series.baseline.value) });
  });
  protected readonly draw = computed(() => {
    const { nights, baseline, serverId, model } = this.series();
    return nightPlot({
      gap: this.t('noData'),
      slot: this.slots.slot(`${serverId} ${model}`) ?? 0,
      baseline: baseline && {
        ...baseline,
        label: `${this.t('baseline').toLowerCase()} ${this.percent(baseline.value)}`,
      },
      nights: nights.map((one, at) => ({
        label: formatDay(one.night.scheduledFor, this.schedule().timeZone, this.language()),
        value: one.figure?.accuracy.value ?? null,
        low: one.figure?.accuracy.low ?? null,
        high: one.figure?.accuracy.high ?? null,
        worse: one.figure?.state === 'regression',
        change: this.change(one, nights[at - 1]),
        title: `${this.when(one)}: ${this.percent(one.figure?.accuracy.value ?? null)} ${this.interval(one)}`,
      })),
    });
  });
  protected readonly table = computed<TwinTable>(() => ({
    columns: [
      { label: this.t('night') },
      { label: this.t('accuracy'), numeric: true },
      { label: this.t('interval'), numeric: true },
      { label: this.t('tasks'), numeric: true },
      { label: this.t('outcome') },
      { label: this.t('changes') },
    ],
    rows: this.series().nights.map((one) => [
      this.when(one),
      one.figure === null ? this.t('noData') : this.percent(one.figure.accuracy.value),
      this.interval(one),
      String(one.figure?.tasks ?? 0),
      this.t(`state_${one.figure?.state ?? one.night.state}`),
      (one.model?.changes ?? [])
        .map(({ setting, before, after }) => `${setting} ${before ?? '?'} → ${after ?? '?'}`)
        .join(', '),
    ]),
  }));
  protected readonly words = computed(
    () =>
      `${this.finding()}. ${this.series()
        .nights.map((one) => `${this.when(one)} ${this.percent(one.figure?.accuracy.value ?? null)}`)
        .join(', ')}`,
  );
  protected readonly latest = computed(() =>
    this.series()
      .nights.filter(({ night }) => night.runId !== null)
      .slice(-1)
      .map((one) => ({ id: one.night.id, run: one.night.runId, when: this.when(one) })),
  );

  /** What changed since the night before, where the night before did not have it already. */
  private change({ model }: SeriesNight, before: SeriesNight | undefined): string {
    const known = new Set((before?.model?.changes ?? []).map(({ setting, after }) => `${setting} ${after ?? ''}`));
    const fresh = (model?.changes ?? []).filter(({ setting, after }) => !known.has(`${setting} ${after ?? ''}`));
    return fresh.map(({ setting, before: from, after }) => `${setting} ${from ?? '?'} → ${after ?? '?'}`).join(', ');
  }
  private scope(): string {
    const { scope } = this.series();
    return isTaskType(scope) ? this.types.type(scope).toLowerCase() : this.t('overall').toLowerCase();
  }
  private when({ night }: SeriesNight): string {
    return formatNight(night.scheduledFor, this.schedule().timeZone, this.language());
  }
  private interval({ figure }: SeriesNight): string {
    const { low = null, high = null } = figure?.accuracy ?? {};
    return low === null || high === null ? '–' : `${Math.round(low * 100)}–${Math.round(high * 100)}`;
  }
  private percent(share: number | null): string {
    return formatPercent(share, 0, this.language());
  }
}
