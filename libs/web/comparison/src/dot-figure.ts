import { Component, computed, inject, input } from '@angular/core';
import type { Comparison, ComparisonScope } from '@assay/contracts';
import { ModelSlots } from '@assay/web/data';
import {
  ChartFigure,
  ChartView,
  dotPlot,
  formatPercent,
  injectTexts,
  TextStore,
  type DrawChart,
  type TwinTable,
} from '@assay/web/ui';
import { COMPARISON_TEXTS } from './comparison-texts';
import { accuracyFinding } from './findings';
import { bestFirst, drawnScopes, scopeTitle, shortName } from './words';

/** Accuracy with intervals, one small plot per kind of work, all on the same axis and in the same order. */
@Component({
  selector: 'assay-dot-figure',
  imports: [ChartFigure, ChartView],
  styleUrl: './dot-figure.css',
  template: `
    <assay-chart-figure [finding]="finding()" [measure]="t('dotMeasure', { baseline: baseline() })" [table]="table()">
      <div class="plots" [style.--plots]="plots().length">
        @for (plot of plots(); track plot.scope) {
          <div class="plot">
            <p class="head" [class.first]="$first">
              <b>{{ plot.title }}</b><span>{{ plot.size }}</span>
            </p>
            <assay-chart class="wide" [draw]="$first ? plot.labelled : plot.bare" [label]="plot.words" />
            <assay-chart class="narrow" [draw]="plot.labelled" [label]="plot.words" />
          </div>
        }
      </div>
    </assay-chart-figure>
  `,
})
export class DotFigure {
  readonly comparison = input.required<Comparison>();
  readonly baseline = input.required<string>();

  protected readonly t = injectTexts(COMPARISON_TEXTS);
  private readonly slots = inject(ModelSlots);
  private readonly language = inject(TextStore).language;
  protected readonly finding = computed(() => accuracyFinding(this.comparison(), this.t, this.language()));
  private readonly order = computed(() => bestFirst(this.comparison()));
  protected readonly plots = computed(() =>
    drawnScopes(this.comparison()).map((scope) => ({
      scope: scope.scope,
      title: scopeTitle(scope.scope, this.t),
      size: this.t('n', { n: scope.tasks }),
      labelled: this.plot(scope, true),
      bare: this.plot(scope, false),
      words: this.words(scope),
    })),
  );
  protected readonly table = computed<TwinTable>(() => ({
    columns: [
      { label: this.t('taskType') },
      { label: this.t('model') },
      { label: this.t('accuracy'), numeric: true },
      { label: this.t('interval'), numeric: true },
      { label: 'n', numeric: true },
      { label: this.t('place'), numeric: true },
      { label: this.t('worstBest'), numeric: true },
    ],
    rows: drawnScopes(this.comparison()).flatMap((scope) =>
      this.ordered(scope).map((entry) => [
        scopeTitle(scope.scope, this.t),
        entry.name,
        { text: this.percent(entry.accuracy.value), value: entry.accuracy.value },
        this.range(entry.accuracy),
        String(entry.accuracy.n),
        entry.rank[0] === entry.rank[1] ? String(entry.rank[0]) : entry.rank.join('–'),
        this.range({ low: entry.bounds?.[0] ?? null, high: entry.bounds?.[1] ?? null }),
      ]),
    ),
  }));

  private plot(scope: ComparisonScope, labels: boolean): DrawChart {
    const base = scope.entries.find((entry) => entry.name === this.baseline())?.accuracy.value ?? null;
    return dotPlot({
      dense: true,
      labels,
      baseline: base === null ? null : { value: base, slot: this.slot(this.baseline()) },
      rows: this.ordered(scope).map((entry) => ({
        label: shortName(entry.name),
        slot: this.slot(entry.name),
        value: entry.accuracy.value,
        low: entry.accuracy.low,
        high: entry.accuracy.high,
        figure: entry.accuracy.value === null ? '–' : String(Math.round(entry.accuracy.value * 100)),
      })),
    });
  }
  private ordered(scope: ComparisonScope) {
    const order = this.order();
    return [...scope.entries].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  }
  private words(scope: ComparisonScope): string {
    const models = this.ordered(scope).map(
      (entry) => `${entry.name} ${this.percent(entry.accuracy.value)} ${this.range(entry.accuracy)}`,
    );
    return `${scopeTitle(scope.scope, this.t)}, ${this.t('n', { n: scope.tasks })}: ${models.join(', ')}`;
  }
  private slot(name: string): number {
    const model = this.comparison().models.find((one) => one.name === name);
    return (model && this.slots.slot(model.modelId)) ?? 0;
  }
  private percent(share: number | null): string {
    return formatPercent(share, 0, this.language());
  }
  private range({ low, high }: { readonly low: number | null; readonly high: number | null }): string {
    return low === null || high === null ? '–' : `${Math.round(low * 100)}–${Math.round(high * 100)}`;
  }
}
