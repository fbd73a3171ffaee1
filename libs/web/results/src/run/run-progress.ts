import { Component, computed, inject, input, output, untracked } from '@angular/core';
import type { Run } from '@assay/contracts';
import { injectTicks } from '@assay/web/data';
import {
  ChartView,
  formatDuration,
  formatNumber,
  injectTexts,
  OutcomeMark,
  stackedBar,
  TextStore,
  type BarPart,
} from '@assay/web/ui';
import { RESULT_TEXTS } from '../result-texts';
import { doneCount, outcomeParts, type OutcomePart, type PartName } from './outcome-parts';
import type { RowShow } from './row-filter';
import { answersPerMinute, elapsedMs, isFinal, paceLeftMs } from './run-clock';

/** A screen reader is told this often. */
const SAY_MS = 15_000;

const COLOURS = {
  passed: 'passed',
  failed: 'failed',
  no_answer: 'missing',
  unscored: 'judging',
  waits: 'judging',
  running: 'running',
  cancelled: 'missing',
  waiting: 'waiting',
} as const satisfies Record<PartName, BarPart['colour']>;

const WORDS = {
  passed: 'passed',
  failed: 'failed',
  no_answer: 'noAnswer',
  unscored: 'notScored',
  waits: 'waitsForScore',
  running: 'running',
  cancelled: 'cancelled',
  waiting: 'waiting',
} as const satisfies Record<PartName, keyof typeof RESULT_TEXTS>;

/** How far a run is: how many, how long, and what became of the answers, as a bar and as counts. */
@Component({
  selector: 'assay-run-progress',
  imports: [ChartView, OutcomeMark],
  styleUrl: './run-progress.css',
  template: `
    <dl class="figures">
      <div>
        <dt>{{ t('doneOf', { total: number(run().counts.total) }) }}</dt>
        <dd>{{ number(done()) }}</dd>
      </div>
      @if (judging(); as judged) {
        <div>
          <dt>{{ t('judgedOf', { total: number(judged.open + judged.done) }) }}</dt>
          <dd>{{ number(judged.done) }}</dd>
        </div>
      }
      @if (elapsed(); as time) {
        <div>
          <dt>{{ t('elapsed') }}</dt>
          <dd>{{ time }}</dd>
        </div>
      }
      @if (left(); as left) {
        <div>
          <dt>{{ left.range }}</dt>
          <dd>{{ left.words }}</dd>
        </div>
      }
      @if (rate(); as rate) {
        <div>
          <dt>{{ t('aMinute') }}</dt>
          <dd>{{ rate }}</dd>
        </div>
      }
    </dl>
    <p class="only-read" role="status">{{ said() }}</p>
    <assay-chart [draw]="bar()" [label]="words()" />
    <ul class="parts">
      @for (part of parts(); track part.name) {
        <li>
          @if (part.show; as target) {
            <button
              type="button"
              class="st"
              [attr.aria-pressed]="show() === target"
              (click)="chosen.emit(show() === target ? 'all' : target)"
            >
              <assay-outcome-mark [outcome]="part.mark" [size]="16" />{{ word(part) }} <b>{{ number(part.count) }}</b>
            </button>
          } @else {
            <span class="st"
              ><assay-outcome-mark [outcome]="part.mark" [size]="16" />{{ word(part) }}
              <b>{{ number(part.count) }}</b></span
            >
          }
        </li>
      }
    </ul>
  `,
})
export class RunProgress {
  readonly run = input.required<Run>();
  /** Epoch milliseconds. */
  readonly now = input.required<number>();
  readonly show = input.required<RowShow>();
  readonly chosen = output<RowShow>();

  protected readonly t = injectTexts(RESULT_TEXTS);
  private readonly language = inject(TextStore).language;
  protected readonly parts = computed(() => outcomeParts(this.run().counts));
  protected readonly done = computed(() => doneCount(this.run().counts));
  protected readonly words = computed(() => {
    const counts = this.parts().map((part) => `${this.word(part)} ${this.number(part.count)}`);
    return `${this.t('doneOfWords', { n: this.done(), total: this.run().counts.total })}: ${counts.join(', ')}`;
  });
  private readonly ticks = injectTicks(SAY_MS);
  /** The same for a screen reader, now and then, and at the end. */
  protected readonly said = computed(() => {
    const over = isFinal(this.run().status);
    return this.ticks() === 0 && !over ? '' : untracked(() => this.words());
  });
  protected readonly bar = computed(() =>
    stackedBar(
      this.parts().map((part) => ({
        value: part.count,
        colour: COLOURS[part.name],
        hatched: part.name === 'no_answer' || part.name === 'cancelled',
      })),
    ),
  );
  /** While a judge is at it. */
  protected readonly judging = computed(() => {
    const { judging, status } = this.run();
    return judging !== null && !isFinal(status) ? judging : null;
  });
  protected readonly elapsed = computed(() => {
    const elapsed = elapsedMs(this.run(), this.now());
    return elapsed === null ? null : formatDuration(elapsed, this.language());
  });
  protected readonly rate = computed(() => {
    const rate = answersPerMinute(this.run(), this.now());
    return rate === null || this.done() === 0 ? null : formatNumber(rate, rate < 10 ? 1 : 0, this.language());
  });
  protected readonly left = computed(() => {
    const { eta, status } = this.run();
    const say = (ms: number | null): string => formatDuration(ms, this.language());
    if (isFinal(status)) return null;
    if (eta === null || eta.expectedMs === null) {
      const pace = paceLeftMs(this.run(), this.now());
      const range = this.t(this.run().judge === null ? 'leftAtPace' : 'leftAtPaceJudged');
      return pace === null ? null : { words: this.t('about', { time: say(pace) }), range };
    }
    const range = this.t('leftRange', { low: say(eta.lowMs), high: say(eta.highMs) });
    return {
      words: this.t('about', { time: say(eta.expectedMs) }),
      range: eta.lowMs === null ? this.t('left') : range,
    };
  });

  protected word(part: OutcomePart): string {
    return this.t(WORDS[part.name]);
  }
  protected number(value: number): string {
    return formatNumber(value, 0, this.language());
  }
}
