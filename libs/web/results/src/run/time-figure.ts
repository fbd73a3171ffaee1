import { Component, computed, inject, input, signal } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { ModelSlots } from '@assay/web/data';
import {
  ChartFigure,
  ChartView,
  formatDuration,
  injectTexts,
  TextStore,
  timeStrip,
  type TwinTable,
} from '@assay/web/ui';
import { RESULT_TEXTS } from '../result-texts';
import { CHARTED_ANSWERS } from './all-answers.store';
import type { AnswerRow } from './answer-row';
import type { ModelColumn } from './model-columns';
import { modelTimes, timeFinding, type ModelTimes } from './model-times';

/** Every answer's time on a logarithmic axis; a dot opens its answer. */
@Component({
  selector: 'assay-time-figure',
  imports: [ChartFigure, ChartView],
  styleUrl: './time-figure.css',
  template: `
    <assay-chart-figure [finding]="finding()" [measure]="t('timeMeasure')" [table]="table()">
      <assay-chart [draw]="drawing()" [label]="label()" (chosen)="open($event)" />
      @if (flagged() > 0 || !complete()) {
        <p note>
          @if (flagged() > 0) {
            <i aria-hidden="true"></i>{{ t(counting() ? 'timeFlaggedCounted' : 'timeFlagged', { n: flagged() }) }}
            <button type="button" class="link" (click)="counting.set(!counting())">
              {{ t(counting() ? 'timeDoNotCount' : 'timeCount') }}
            </button>
          }
          @if (!complete()) {
            {{ t('chartsCut', { n: charted }) }}
          }
        </p>
      }
    </assay-chart-figure>
  `,
})
export class TimeFigure {
  readonly columns = input.required<readonly ModelColumn[]>();
  readonly rows = input.required<readonly AnswerRow[]>();
  /** False where the run has more answers than are drawn. */
  readonly complete = input(true);

  protected readonly t = injectTexts(RESULT_TEXTS);
  protected readonly charted = CHARTED_ANSWERS;
  protected readonly counting = signal(false);
  private readonly slots = inject(ModelSlots);
  private readonly language = inject(TextStore).language;
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);

  private readonly times = computed(() => modelTimes(this.columns(), this.rows(), this.counting()));
  protected readonly flagged = computed(
    () => this.times().flatMap((time) => time.answers.filter((answer) => answer.flagged)).length,
  );
  protected readonly finding = computed(() => timeFinding(this.times(), this.t, this.language()));
  protected readonly drawing = computed(() =>
    timeStrip({
      unit: 's',
      rows: this.times().map((time) => ({
        label: time.column.label,
        slot: this.slots.slot(time.column.modelId) ?? 0,
        points: time.answers.map(({ row, ms, flagged }) => ({
          ms,
          flagged,
          title: `${row.taskTitle} · ${this.say(ms)}`,
        })),
        medianMs: time.medianMs,
        figure: this.say(time.medianMs),
        note: this.slowest(time),
      })),
    }),
  );
  protected readonly label = computed(() => {
    const words = this.times().map((time) => `${time.column.label}: ${this.say(time.medianMs)}, ${this.slowest(time)}`);
    return `${this.finding()}. ${words.join('; ')}`;
  });
  protected readonly table = computed<TwinTable>(() => ({
    columns: [
      { label: this.t('model') },
      { label: this.t('median'), numeric: true },
      { label: this.t('slowest'), numeric: true },
      { label: this.t('counted'), numeric: true },
    ],
    rows: this.times().map((time) => [
      time.column.label,
      this.say(time.medianMs),
      this.say(time.slowestMs),
      String(time.counted),
    ]),
  }));

  protected open(point: { readonly set: number; readonly index: number }): void {
    const id = this.times()[point.set]?.answers[point.index]?.row.resultId;
    if (id) void this.router.navigate([id], { relativeTo: this.route });
  }

  private slowest(time: ModelTimes): string {
    return time.slowestMs === null ? this.t('timeNone') : this.t('timeSlowest', { time: this.say(time.slowestMs) });
  }
  private say(ms: number | null): string {
    return formatDuration(ms, this.language());
  }
}
