import { Component, computed, inject, input } from '@angular/core';
import type { Schedule, SpeedFinding } from '@assay/contracts';
import { ModelSlots } from '@assay/web/data';
import {
  ChartFigure,
  ChartView,
  formatNumber,
  formatPercent,
  injectTexts,
  nightPlot,
  TextStore,
  type TwinTable,
} from '@assay/web/ui';
import { formatDay, formatNight } from '../list/night-time';
import { SCHEDULES_TEXTS } from '../texts';
import { lastSpeed, type SpeedSeries } from './speed-series';

const SLOW: readonly SpeedFinding[] = ['slower', 'suspected', 'unconfirmed'];

/** How fast a model wrote, night by night: its probes, else its own answers, against the pinned baseline. */
@Component({
  selector: 'assay-speed-figure',
  imports: [ChartFigure, ChartView],
  template: `
    <assay-chart-figure [finding]="finding()" [measure]="t('speedMeasure')" [table]="table()">
      <assay-chart [draw]="draw()" [label]="words()" />
    </assay-chart-figure>
  `,
})
export class SpeedFigureView {
  readonly series = input.required<SpeedSeries>();
  readonly schedule = input.required<Schedule>();
  protected readonly t = injectTexts(SCHEDULES_TEXTS);
  private readonly slots = inject(ModelSlots);
  private readonly language = inject(TextStore).language;

  protected readonly finding = computed(() => {
    const series = this.series();
    const last = lastSpeed(series);
    const values = { model: series.model, now: this.number(last?.tokensPerSecond ?? null) };
    if (last?.baseline == null) return this.t('speedFirst', values);
    return this.t(last.finding === 'slower' ? 'speedSlower' : 'speedSteady', {
      ...values,
      baseline: this.number(last.baseline),
    });
  });
  protected readonly draw = computed(() => {
    const { nights, baseline, serverId, model } = this.series();
    const speeds = nights.flatMap(({ speed }) => speed?.tokensPerSecond ?? []);
    const label = `${this.t('baseline').toLowerCase()} ${this.number(baseline)}`;
    return nightPlot({
      gap: this.t('noData'),
      slot: this.slots.slot(`${serverId} ${model}`) ?? 0,
      axis: { max: roundUp(Math.max(...speeds, baseline ?? 0)), unit: 'tok/s' },
      baseline: baseline === null ? null : { value: baseline, low: baseline * 0.9, high: baseline, label },
      nights: nights.map(({ night, speed }) => ({
        label: formatDay(night.scheduledFor, this.schedule().timeZone, this.language()),
        value: speed?.tokensPerSecond ?? null,
        ...{ low: null, high: null, change: '' },
        worse: speed?.finding === 'slower',
        title: `${this.when(night.scheduledFor)}: ${this.number(speed?.tokensPerSecond ?? null)} tok/s`,
      })),
    });
  });
  protected readonly table = computed<TwinTable>(() => ({
    columns: [
      { label: this.t('night') },
      { label: this.t('speedColumn'), numeric: true },
      { label: this.t('baseline'), numeric: true },
      { label: this.t('gpuShare'), numeric: true },
      { label: this.t('speedSource') },
      { label: this.t('outcome') },
    ],
    rows: this.series().nights.map(({ night, speed }) => [
      this.when(night.scheduledFor),
      this.cell(speed?.tokensPerSecond ?? null),
      this.cell(speed?.baseline ?? null),
      speed?.gpuShare == null
        ? '–'
        : { text: formatPercent(speed.gpuShare, 0, this.language()), value: speed.gpuShare },
      speed === null ? '–' : this.t(`source_${speed.source}`),
      speed === null ? this.t('noData') : this.t(`finding_${speed.finding}`),
    ]),
  }));
  protected readonly words = computed(() => {
    const slow = this.series().nights.filter(({ speed }) => speed !== null && SLOW.includes(speed.finding));
    return [this.finding(), ...slow.map(({ night }) => this.when(night.scheduledFor))].join(', ');
  });

  private when(scheduledFor: string): string {
    return formatNight(scheduledFor, this.schedule().timeZone, this.language());
  }
  private cell(value: number | null) {
    return value === null ? '–' : { text: this.number(value), value };
  }
  private number(value: number | null): string {
    return value === null ? '–' : formatNumber(value, 1, this.language());
  }
}

/** The end of an axis: 1, 2 or 5 times a power of ten, in halves and quarters of it. */
function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 4, 6, 8, 10].find((factor) => value <= factor * power) ?? 10) * power;
}
