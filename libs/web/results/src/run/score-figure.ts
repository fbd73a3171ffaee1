import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import type { Run } from '@assay/contracts';
import { ComparisonApi, latestOf, ModelSlots } from '@assay/web/data';
import { ChartFigure, ChartView, dotPlot, formatPercent, injectTexts, TextStore, type TwinTable } from '@assay/web/ui';
import { RESULT_TEXTS } from '../result-texts';
import type { AnswerRow } from './answer-row';
import type { ModelColumn } from './model-columns';
import {
  finalFinding,
  provisionalFinding,
  scoresOfComparison,
  singleFinding,
  scoresOfRows,
  type ModelScore,
} from './model-scores';
import { isFinal } from './run-clock';
import { RunJudge, type RunJudgeKnown } from './run-judge';

/** Accuracy by model with its interval: from the answers at hand while the run goes on, from the comparison when it is over. */
@Component({
  selector: 'assay-score-figure',
  imports: [ChartFigure, ChartView, RunJudge],
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
  `,
  template: `
    <assay-chart-figure [finding]="finding()" [measure]="measure()" [table]="table()">
      <assay-chart [draw]="drawing()" [label]="label()" />
      <div note>
        {{ note() }}
        @if (judged(); as judge) {
          <p>{{ t('scoresJudged') }} <assay-run-judge [judge]="judge" /></p>
        }
      </div>
    </assay-chart-figure>
  `,
})
export class ScoreFigure {
  readonly run = input.required<Run>();
  readonly columns = input.required<readonly ModelColumn[]>();
  readonly rows = input.required<readonly AnswerRow[]>();
  readonly judge = input<RunJudgeKnown | null>(null);

  protected readonly t = injectTexts(RESULT_TEXTS);
  private readonly slots = inject(ModelSlots);
  private readonly language = inject(TextStore).language;
  private readonly asked = signal<readonly string[] | null>(null);
  private readonly comparison = latestOf(
    inject(ComparisonApi).comparisonResource(() => {
      const models = this.asked();
      return models === null ? undefined : { models, runIds: [this.run().id] };
    }),
  );

  /** The comparison of a run that is over; null before, and where the models have no scored task in common. */
  private readonly final = computed(() => {
    const comparison = this.comparison.value();
    const common = comparison?.scopes.find((scope) => scope.scope === 'overall')?.tasks ?? 0;
    return isFinal(this.run().status) && comparison !== undefined && common > 0 ? comparison : null;
  });
  protected readonly scores = computed<readonly ModelScore[]>(() => {
    const comparison = this.final();
    return comparison ? scoresOfComparison(this.columns(), comparison) : scoresOfRows(this.columns(), this.rows());
  });
  protected readonly finding = computed(() => {
    const comparison = this.final();
    if (comparison) return finalFinding(this.scores(), comparison, this.t);
    if (isFinal(this.run().status)) return singleFinding(this.scores(), this.t);
    return provisionalFinding(this.scores(), this.run().tasks, this.t);
  });
  protected readonly measure = computed(() =>
    this.t(isFinal(this.run().status) ? 'scoreMeasure' : 'scoreMeasureSoFar'),
  );
  protected readonly note = computed(() => {
    const waits = this.run().counts.generated;
    if (this.final()) return this.t('scoreFinal', { n: Math.max(0, ...this.scores().map((score) => score.tasks)) });
    if (isFinal(this.run().status)) return this.t('scoreAll');
    return waits > 0 ? this.t('scoreProvisionalWaits', { n: waits }) : this.t('scoreProvisional');
  });
  /** The judge, where any of the scores is its own. */
  protected readonly judged = computed(() => (this.rows().some(({ judged }) => judged === true) ? this.judge() : null));
  protected readonly drawing = computed(() => dotPlot({ rows: this.scores().map((score) => this.dotRow(score)) }));
  protected readonly label = computed(() => {
    const words = this.scores().map((score) => `${score.column.label} ${this.figure(score)} ${this.range(score)}`);
    return `${this.finding()}. ${words.join('; ')}`;
  });
  protected readonly table = computed<TwinTable>(() => ({
    columns: [
      { label: this.t('model') },
      { label: this.t('accuracy'), numeric: true },
      { label: this.t('interval'), numeric: true },
      { label: this.t('tasksHead'), numeric: true },
    ],
    rows: this.scores().map((score) => [
      score.column.label,
      this.figure(score),
      this.range(score),
      String(score.tasks),
    ]),
  }));

  constructor() {
    effect(() => {
      const columns = this.columns();
      const comparable = isFinal(this.run().status) && columns.length > 1 && columns.length <= 10;
      untracked(() => {
        if (comparable && this.asked() === null) this.asked.set(columns.map((column) => column.label));
      });
    });
  }

  private dotRow(score: ModelScore) {
    return {
      label: score.column.label,
      slot: this.slots.slot(score.column.modelId) ?? 0,
      value: score.value,
      low: score.low,
      high: score.high,
      figure: this.figure(score),
      range: this.range(score),
      note: score.tasks === 0 ? this.t('scoreNone') : this.t('scoreTasks', { n: score.tasks, tasks: this.run().tasks }),
    };
  }
  private figure(score: ModelScore): string {
    return formatPercent(score.value, 0, this.language());
  }
  private range(score: ModelScore): string {
    if (score.low === null || score.high === null) return '';
    return `(${Math.round(score.low * 100)}–${Math.round(score.high * 100)})`;
  }
}
