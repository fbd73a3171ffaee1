import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ResultDetail } from '@assay/contracts';
import { ModelSlots } from '@assay/web/data';
import {
  ChartView,
  formatDuration,
  formatNumber,
  formatPercent,
  formatSpeed,
  Icon,
  injectTexts,
  ModelName,
  OutcomeMark,
  stackedBar,
  TextStore,
} from '@assay/web/ui';
import { RESULT_TEXTS } from '../result-texts';
import { option, settingsOf } from './made-with';
import { timeParts } from './time-parts';

/** How an answer was made: time, tokens, flags, attempts, conditions, and how other models did on the task. */
@Component({
  selector: 'assay-answer-aside',
  imports: [ChartView, Icon, ModelName, OutcomeMark, RouterLink],
  styleUrl: './answer-aside.css',
  templateUrl: './answer-aside.html',
})
export class AnswerAside {
  readonly answer = input.required<ResultDetail>();
  /** Query parameters that keep the filter of the list. */
  readonly query = input<Readonly<Record<string, string | null>>>({});

  protected readonly t = injectTexts(RESULT_TEXTS);
  private readonly slots = inject(ModelSlots);
  private readonly language = inject(TextStore).language;
  protected readonly parts = computed(() => {
    const timings = this.answer().timings;
    return timings === null ? [] : timeParts(timings);
  });
  protected readonly bar = computed(() =>
    stackedBar(this.parts().map((part) => ({ value: part.ms ?? 0, colour: part.colour }))),
  );
  protected readonly barLabel = computed(() =>
    this.parts()
      .map((part) => `${this.t(`part_${part.name}`)} ${this.say(part.ms)}`)
      .join(', '),
  );
  protected readonly figures = computed(() => {
    const { executionTime, metrics } = this.answer();
    return [
      { name: this.t('withoutLoading'), value: this.say(executionTime) },
      { name: this.t('firstToken'), value: this.say(metrics.firstTokenMs) },
      { name: this.t('firstAnswer'), value: this.say(metrics.firstAnswerMs) },
      { name: this.t('generation'), value: this.pace(metrics.tokensPerSecond, metrics.answerTokens) },
      { name: this.t('reading'), value: this.pace(metrics.promptTokensPerSecond, metrics.promptTokens) },
    ];
  });
  /** All answers to this task in the run, by model. */
  protected readonly models = computed(() => {
    const others = this.answer().otherModels;
    const names = [...new Set(others.map((other) => `${other.modelId} ${other.model}`))];
    return names.map((name) => {
      const answers = others.filter((other) => `${other.modelId} ${other.model}` === name);
      return { name: answers[0]?.model ?? '', slot: this.slots.slot(answers[0]?.modelId ?? ''), answers };
    });
  });
  protected readonly made = computed(() => {
    const answer = this.answer();
    const sampling = ['temperature', 'seed'].flatMap((name) => {
      const value = option(answer, name);
      return value === null ? [] : [`${name} ${value}`];
    });
    return [
      { name: this.t('model'), value: answer.model },
      { name: this.t('server'), value: answer.server },
      { name: this.t('task'), value: answer.taskKey },
      { name: this.t('sampling'), value: sampling.join(', ') || this.t('asServed') },
      { name: this.t('context'), value: this.number(option(answer, 'num_ctx', 'numCtx')) },
    ];
  });
  protected readonly settings = computed(() => settingsOf(this.answer()));

  protected say(ms: number | null): string {
    return formatDuration(ms, this.language());
  }
  protected percent(score: number | null): string {
    return formatPercent(score, 0, this.language());
  }
  protected clock(iso: string): string {
    return new Intl.DateTimeFormat(this.language(), {
      timeStyle: 'medium',
      hourCycle: 'h23',
    }).format(new Date(iso));
  }

  private pace(tokensPerSecond: number | null, tokens: number | null): string {
    const speed = formatSpeed(tokensPerSecond, this.language());
    return tokens === null ? speed : `${speed}, ${this.t('tokens', { n: tokens })}`;
  }
  private number(text: string | null): string {
    return text === null ? '–' : formatNumber(Number(text), 0, this.language());
  }
}
