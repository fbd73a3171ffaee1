import { Component, computed, inject, input } from '@angular/core';
import type { Comparison } from '@assay/contracts';
import { ModelSlots } from '@assay/web/data';
import {
  ChartFigure,
  ChartView,
  formatBytes,
  formatDuration,
  formatNumber,
  formatPercent,
  injectTexts,
  ModelName,
  paretoPlot,
  TextStore,
  type TwinTable,
} from '@assay/web/ui';
import { COMPARISON_TEXTS } from './comparison-texts';
import { paretoFinding, paretoModels, type ParetoModel } from './pareto-view';
import { overallScope, shortName } from './words';

/** Accuracy against time, with the models that none beats in both, as a picture and as a list. */
@Component({
  selector: 'assay-pareto-figure',
  imports: [ChartFigure, ChartView, ModelName],
  styleUrl: './pareto-figure.css',
  template: `
    <assay-chart-figure [finding]="finding()" [measure]="t('paretoMeasure')" [table]="table()">
      @if (models().length > 1) {
        <div class="split">
          <assay-chart [draw]="drawing()" [label]="label()" />
          <ul>
            <li class="mut">{{ t('onTheFront') }}</li>
            @for (model of front(); track model.entry.name) {
              <li>
                <assay-model-name [name]="model.entry.name" [slot]="slot(model.entry.name)" />
                <span class="mut">{{ figures(model) }}</span>
              </li>
            }
            @if (others().length > 0) {
              <li class="mut">{{ t('notOnFront') }}</li>
            }
            @for (model of others(); track model.entry.name) {
              <li>
                <assay-model-name [name]="model.entry.name" [slot]="slot(model.entry.name)" />
                <span class="mut">{{ model.surelyBeaten ? figures(model) : t('beatenByLess') }}</span>
              </li>
            }
            @if (memory().length > 0) {
              <li class="mut">{{ t('memoryFront') }}</li>
              @for (model of memory(); track model.name) {
                <li>
                  <assay-model-name [name]="model.name" [slot]="slot(model.name)" />
                  <span class="mut">{{ model.figures }}</span>
                </li>
              }
            }
          </ul>
        </div>
      } @else {
        <p class="mut">{{ t('paretoEmpty') }}</p>
      }
      <p note>{{ note() }}</p>
    </assay-chart-figure>
  `,
})
export class ParetoFigure {
  readonly comparison = input.required<Comparison>();

  protected readonly t = injectTexts(COMPARISON_TEXTS);
  private readonly slots = inject(ModelSlots);
  private readonly language = inject(TextStore).language;
  protected readonly models = computed(() => paretoModels(this.comparison()));
  protected readonly front = computed(() => this.models().filter((model) => model.onFront));
  protected readonly others = computed(() => this.models().filter((model) => !model.onFront));
  /** The models that none beats in both, accuracy and memory, from small to good. */
  protected readonly memory = computed(() => {
    const overall = overallScope(this.comparison());
    const sized = this.comparison().models.filter(({ name }) => overall?.pareto?.memory?.includes(name));
    return sized
      .toSorted((a, b) => (a.sizeBytes ?? 0) - (b.sizeBytes ?? 0))
      .map(({ name, sizeBytes }) => {
        const accuracy = overall?.entries.find((entry) => entry.name === name)?.accuracy.value;
        const size = formatBytes(sizeBytes, this.language());
        return { name, figures: `${size} · ${formatPercent(accuracy, 0, this.language())}` };
      });
  });
  protected readonly finding = computed(() => paretoFinding(this.models(), overallScope(this.comparison()), this.t));
  protected readonly note = computed(() => {
    const flagged = (overallScope(this.comparison())?.entries ?? []).reduce(
      (sum, entry) => sum + entry.speed.flagged,
      0,
    );
    return flagged === 0 ? this.t('speedNote') : `${this.t('speedNote')} ${this.t('speedFlagged', { n: flagged })}`;
  });
  protected readonly drawing = computed(() =>
    paretoPlot({
      frontLabel: this.t('paretoFront'),
      unit: 's',
      points: this.models().map((model) => {
        const { low, high } = model.entry.accuracy;
        return {
          label: shortName(model.entry.name),
          note: [this.percent(model.accuracy), this.time(model.ms), this.server(model.entry.name)].join(' · '),
          slot: this.slot(model.entry.name) ?? 0,
          accuracy: model.accuracy,
          interval: low === null || high === null ? null : ([low, high] as const),
          ms: model.ms,
          quartiles: model.entry.speed.quartilesMs,
          onFront: model.onFront,
        };
      }),
    }),
  );
  protected readonly label = computed(() => {
    const words = this.models().map((model) => `${model.entry.name}: ${this.figures(model)}`);
    return `${this.finding()}. ${words.join('; ')}`;
  });
  protected readonly table = computed<TwinTable>(() => ({
    columns: [
      { label: this.t('model') },
      { label: this.t('server') },
      { label: this.t('accuracy'), numeric: true },
      { label: this.t('median'), numeric: true },
      { label: this.t('tokens'), numeric: true },
      { label: this.t('paretoFront') },
    ],
    rows: this.models().map((model) => [
      model.entry.name,
      this.server(model.entry.name),
      { text: this.percent(model.accuracy), value: model.accuracy },
      { text: this.time(model.ms), value: model.ms },
      formatNumber(model.entry.speed.tokensPerSecond, 0, this.language()),
      model.onFront ? '✓' : '–',
    ]),
  }));

  protected slot(name: string): number | null {
    const model = this.comparison().models.find((one) => one.name === name);
    return model ? this.slots.slot(model.modelId) : null;
  }
  protected figures(model: ParetoModel): string {
    const { low, high } = model.entry.accuracy;
    const range = low === null || high === null ? '' : ` (${Math.round(low * 100)}–${Math.round(high * 100)})`;
    const size = this.comparison().models.find((one) => one.name === model.entry.name)?.sizeBytes ?? null;
    const parts = [`${this.percent(model.accuracy)}${range}`, this.time(model.ms), this.server(model.entry.name)];
    return [...parts, ...(size === null ? [] : [formatBytes(size, this.language())])].join(' · ');
  }

  private server(name: string): string {
    return this.comparison().models.find((one) => one.name === name)?.server ?? '';
  }
  private percent(share: number): string {
    return formatPercent(share, 0, this.language());
  }
  private time(ms: number): string {
    return formatDuration(ms, this.language());
  }
}
