import { Component, computed, inject, input } from '@angular/core';
import type { Comparison, ComparisonEntry, ComparisonScope } from '@assay/contracts';
import { ModelSlots } from '@assay/web/data';
import {
  boxPlot,
  ChartFigure,
  ChartView,
  formatDuration,
  injectTexts,
  secondsRange,
  TextStore,
  type DrawChart,
  type TwinTable,
} from '@assay/web/ui';
import { COMPARISON_TEXTS } from './comparison-texts';
import { singleTimes, timesFinding, timesToShow } from './times-view';
import { bestFirst, drawnScopes, overallScope, scopeTitle, shortName } from './words';

/** Times of answers as boxes, one small plot per kind of work, all on the same axis and in the same order as the dot plot. */
@Component({
  selector: 'assay-times-figure',
  imports: [ChartFigure, ChartView],
  styleUrl: './dot-figure.css',
  template: `
    <assay-chart-figure [finding]="finding()" [measure]="t('timesMeasure')" [table]="table()">
      @if (times().length > 0) {
        <div class="plots" [style.--plots]="plots().length">
          @for (plot of plots(); track plot.scope) {
            <div class="plot">
              <p class="head" [class.first]="$first">
                <b>{{ plot.title }}</b>
              </p>
              <assay-chart class="wide" [draw]="$first ? plot.labelled : plot.bare" [label]="plot.words" />
              <assay-chart class="narrow" [draw]="plot.labelled" [label]="plot.words" />
            </div>
          }
        </div>
      } @else {
        <p class="mut">{{ t('paretoEmpty') }}</p>
      }
      <p note>{{ note() }}</p>
    </assay-chart-figure>
  `,
})
export class TimesFigure {
  readonly comparison = input.required<Comparison>();

  protected readonly t = injectTexts(COMPARISON_TEXTS);
  private readonly slots = inject(ModelSlots);
  private readonly language = inject(TextStore).language;
  protected readonly finding = computed(() => timesFinding(this.comparison(), this.t, this.language()));
  protected readonly times = computed(() => timesToShow(this.comparison().scopes));
  private readonly order = computed(() => bestFirst(this.comparison()));
  protected readonly plots = computed(() =>
    drawnScopes(this.comparison()).map((scope) => ({
      scope: scope.scope,
      title: scopeTitle(scope.scope, this.t),
      labelled: this.plot(scope, true),
      bare: this.plot(scope, false),
      words: this.words(scope),
    })),
  );
  /** Whose times these are, and how many answers were left out. */
  protected readonly note = computed(() => {
    const entries = overallScope(this.comparison())?.entries ?? [];
    const flagged = entries.reduce((sum, { speed }) => sum + speed.flagged, 0);
    const servers = new Set(this.comparison().models.map(({ serverId }) => serverId)).size;
    const parts = [
      this.t(servers > 1 ? 'timesServers' : 'speedNote'),
      ...(flagged > 0 ? [this.t('speedFlagged', { n: flagged })] : []),
    ];
    return parts.join(' ');
  });
  protected readonly table = computed<TwinTable>(() => ({
    columns: [
      { label: this.t('taskType') },
      { label: this.t('model') },
      { label: this.t('server') },
      ...(['fastest', 'lowerQuartile', 'median', 'upperQuartile', 'slowest'] as const).map((key) => ({
        label: this.t(key),
        numeric: true,
      })),
      { label: 'n', numeric: true },
      { label: this.t('leftOut'), numeric: true },
    ],
    rows: drawnScopes(this.comparison()).flatMap((scope) =>
      this.ordered(scope).map(({ name, speed }) => [
        scopeTitle(scope.scope, this.t),
        name,
        this.comparison().models.find((model) => model.name === name)?.server ?? '',
        ...[speed.fastestMs, speed.quartilesMs?.[0], speed.medianMs, speed.quartilesMs?.[1], speed.slowestMs].map(
          (ms) => ({ text: this.time(ms), value: ms ?? null }),
        ),
        String(speed.n),
        String(speed.flagged),
      ]),
    ),
  }));

  private plot(scope: ComparisonScope, labels: boolean): DrawChart {
    return boxPlot({
      labels,
      unit: 's',
      range: secondsRange(this.times()),
      rows: this.ordered(scope).map(({ name, speed }) => ({
        label: shortName(name),
        slot: this.slot(name),
        fastest: speed.fastestMs ?? null,
        quartiles: speed.quartilesMs,
        median: speed.medianMs,
        slowest: speed.slowestMs,
        points: singleTimes(speed),
        figure: this.time(speed.medianMs),
      })),
    });
  }
  private ordered(scope: ComparisonScope): ComparisonEntry[] {
    const order = this.order();
    return [...scope.entries].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  }
  private words(scope: ComparisonScope): string {
    const models = this.ordered(scope).map(({ name, speed }) => {
      const [low, high] = [this.time(speed.quartilesMs?.[0]), this.time(speed.quartilesMs?.[1])];
      return `${name} ${this.time(speed.medianMs)} (${low}–${high}), ${this.t('n', { n: speed.n })}`;
    });
    return `${scopeTitle(scope.scope, this.t)}: ${models.join('; ')}`;
  }
  private slot(name: string): number {
    const model = this.comparison().models.find((one) => one.name === name);
    return (model && this.slots.slot(model.modelId)) ?? 0;
  }
  private time(ms: number | null | undefined): string {
    return formatDuration(ms, this.language());
  }
}
