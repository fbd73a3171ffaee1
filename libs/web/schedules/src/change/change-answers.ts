import { Component, computed, inject, input, model } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Result } from '@assay/contracts';
import {
  formatDuration,
  formatPercent,
  injectTexts,
  markAnswers,
  MarkedText,
  OutcomeMark,
  TextStore,
} from '@assay/web/ui';
import { CHANGE_TEXTS } from './change-texts';
import { tellingTry, type AnswerTry, type TaskChange } from './task-changes';

/** What is said where nothing can be marked. */
const SAID = { alike: 'alike', unlike: 'unlike', long: 'long' } as const;

/** The answers of two runs to one task side by side, with the words marked that only one of them has. */
@Component({
  selector: 'assay-change-answers',
  imports: [MarkedText, OutcomeMark, RouterLink],
  styleUrl: './change-answers.css',
  templateUrl: './change-answers.html',
})
export class ChangeAnswers {
  readonly change = input.required<TaskChange>();
  /** What the right side is called: the bad night, or fresh answers. */
  readonly rightName = input.required<string>();
  /** Counted from 1; null: the try that tells most. */
  readonly chosen = model.required<number | null>();

  protected readonly t = injectTexts(CHANGE_TEXTS);
  private readonly language = inject(TextStore).language;
  protected readonly at = computed(() =>
    Math.min(this.chosen() ?? tellingTry(this.change()), this.change().tries.length),
  );
  private readonly pair = computed(() => this.change().tries[this.at() - 1]);
  private readonly marked = computed(() =>
    markAnswers(this.pair()?.before?.output ?? '', this.pair()?.after?.output ?? ''),
  );
  protected readonly sides = computed(() => [
    { name: this.t('good'), result: this.pair()?.before ?? null, parts: this.marked().left },
    { name: this.rightName(), result: this.pair()?.after ?? null, parts: this.marked().right },
  ]);
  /** What the marks say, where both answered. */
  protected readonly words = computed(() => {
    const { state } = this.marked();
    const both = Boolean(this.pair()?.before?.output) && Boolean(this.pair()?.after?.output);
    return both && state !== 'marked' ? this.t(SAID[state]) : '';
  });

  protected tryName({ variant, epoch }: AnswerTry): string {
    const several = new Set(this.change().tries.map((one) => one.variant)).size > 1;
    return several ? this.t('tryOfVariant', { variant, epoch }) : this.t('try', { epoch });
  }

  protected mark({ status, passed }: Result): 'passed' | 'failed' | 'missing' | 'unscored' {
    if (status === 'missing') return 'missing';
    if (status !== 'scored') return 'unscored';
    return passed === true ? 'passed' : 'failed';
  }

  protected figures({ score, executionTime }: Result): string {
    const parts = [
      ...(score === null ? [] : [this.t('score', { score: formatPercent(score, 0, this.language()) })]),
      ...(executionTime === null ? [] : [formatDuration(executionTime, this.language())]),
    ];
    return parts.join(' · ');
  }
}
