import { Component, computed, inject, input } from '@angular/core';
import type { Comparison } from '@assay/contracts';
import { ModelSlots } from '@assay/web/data';
import {
  ChartFigure,
  ChartView,
  forestPlot,
  formatPoints,
  injectTexts,
  TextStore,
  type TwinTable,
} from '@assay/web/ui';
import { standing, standingWords, verdictTone, verdictWord } from './against-baseline';
import { COMPARISON_TEXTS } from './comparison-texts';
import { disagreement, disagreements } from './disagreements';
import { differenceFinding } from './findings';
import { bestFirst, drawnScopes, scopeTitle, shortName } from './words';

/** Sentences that explain a line; the rest is counted. */
const MOST = 4;

/** Paired differences to the baseline; coloured only where the verdict says that the difference is real. */
@Component({
  selector: 'assay-forest-figure',
  imports: [ChartFigure, ChartView],
  template: `
    <assay-chart-figure [finding]="finding()" [measure]="t('forestMeasure')" [table]="table()">
      <assay-chart [draw]="drawing()" [label]="label()" />
      <div note class="notes">
        <p>{{ t('forestNote') }}</p>
        @for (sentence of apart().slice(0, most); track sentence) {
          <p>{{ sentence }}</p>
        }
        @if (apart().length > most) {
          <p>{{ t('moreDisagreements', { n: apart().length - most }) }}</p>
        }
      </div>
    </assay-chart-figure>
  `,
})
export class ForestFigure {
  readonly comparison = input.required<Comparison>();
  readonly baseline = input.required<string>();

  protected readonly t = injectTexts(COMPARISON_TEXTS);
  private readonly slots = inject(ModelSlots);
  private readonly language = inject(TextStore).language;
  protected readonly finding = computed(() =>
    differenceFinding(this.comparison(), this.baseline(), this.t, this.language()),
  );
  protected readonly most = MOST;
  protected readonly apart = computed(() => disagreements(this.comparison(), this.baseline(), this.t, this.language()));
  private readonly groups = computed(() =>
    drawnScopes(this.comparison()).map((scope) => ({
      scope,
      title: scopeTitle(scope.scope, this.t),
      rows: bestFirst(this.comparison()).flatMap((name) => {
        const model = this.comparison().models.find((one) => one.name === name);
        const found = standing(scope, name, this.baseline());
        return model && found ? [{ model, found }] : [];
      }),
    })),
  );
  protected readonly drawing = computed(() =>
    forestPlot(
      this.groups().map((group) => ({
        title: group.title,
        size: this.t('n', { n: group.scope.tasks }),
        rows: group.rows.map(({ model, found }) => ({
          label: shortName(model.name),
          slot: this.slots.slot(model.modelId) ?? 0,
          value: found.value,
          low: found.low,
          high: found.high,
          figure: formatPoints(found.value, this.language()),
          word: verdictWord(found.side, this.t),
          tone: verdictTone(found.side),
          filled: found.side === 'better' || found.side === 'worse',
        })),
      })),
    ),
  );
  protected readonly label = computed(() => {
    const words = this.groups().map((group) => {
      const rows = group.rows.map(
        ({ model, found }) => `${model.name} ${standingWords(found, this.t, this.language())}`,
      );
      return `${group.title}: ${rows.join(', ')}`;
    });
    return `${this.finding()}. ${words.join('; ')}`;
  });
  protected readonly table = computed<TwinTable>(() => ({
    columns: [
      { label: this.t('taskType') },
      { label: this.t('model') },
      { label: this.t('difference'), numeric: true },
      { label: this.t('interval'), numeric: true },
      { label: this.t('verdict') },
      { label: this.t('winsTiesLosses') },
      { label: 'n', numeric: true },
      { label: this.t('whyColumn') },
    ],
    rows: this.groups().flatMap((group) =>
      group.rows.map(({ model, found }) => [
        group.title,
        model.name,
        { text: this.points(found.value), value: found.value },
        found.low === null || found.high === null ? '–' : `${this.points(found.low)} … ${this.points(found.high)}`,
        verdictWord(found.side, this.t),
        `${found.wins}–${found.ties}–${found.losses}`,
        String(group.scope.tasks),
        disagreement(group.scope, model.name, this.baseline(), this.t, this.language()) ?? '–',
      ]),
    ),
  }));

  private points(value: number | null): string {
    return formatPoints(value, this.language());
  }
}
