import { Component, computed, inject, input } from '@angular/core';
import { EXTRACT_RULES, type Score, type TriedJudgement, type TriedTask } from '@assay/contracts';
import {
  formatDuration,
  formatPercent,
  Icon,
  injectTaskWords,
  injectTexts,
  JudgeGradeMark,
  ModelText,
  OutcomeMark,
  TextStore,
} from '@assay/web/ui';
import { TASK_TEXTS } from '../task-texts';

/** How an answer that was tried scored: the reason first, then the part that was scored, then each check. */
@Component({
  selector: 'assay-try-result',
  imports: [Icon, JudgeGradeMark, ModelText, OutcomeMark],
  styleUrl: './try-result.css',
  templateUrl: './try-result.html',
})
export class TryResult {
  readonly tried = input.required<TriedTask>();
  protected readonly t = injectTexts(TASK_TEXTS);
  protected readonly words = injectTaskWords();
  private readonly language = inject(TextStore).language;
  protected readonly mark = computed(() => {
    const { status, passed } = this.tried();
    return status === 'unscored' ? ('unscored' as const) : passed === true ? ('passed' as const) : ('failed' as const);
  });
  protected readonly verdict = computed(() => {
    const { status, accuracy, passed } = this.tried();
    if (status === 'unscored') return this.t('notScored');
    const share = formatPercent(accuracy, 0, this.language());
    return this.t('scored', { share, word: this.t(passed === true ? 'passed' : 'failedWord') });
  });
  protected readonly outcome = computed(() => {
    const { outcome } = this.tried();
    return outcome === 'answered' ? null : this.t(`outcome_${outcome}`);
  });
  protected readonly part = computed(() => {
    const rule = EXTRACT_RULES.find((known) => known === this.tried().extractRule);
    return rule === undefined ? this.t('scoredPart') : this.t('scoredPartBy', { rule: this.words.extract(rule) });
  });
  /** What is said of the answer; control questions are about the judge. */
  protected readonly judgements = computed(
    () => this.tried().judge?.judgements.filter(({ kind }) => kind !== 'control') ?? [],
  );
  protected readonly took = computed(() => {
    const { answer } = this.tried();
    if (answer === null) return null;
    const time = formatDuration(answer.timings.totalMs ?? answer.timings.wallMs, this.language());
    return this.t('took', { model: answer.model, server: answer.server, time });
  });

  protected scoreMark(score: Score) {
    if (score.status === 'unscored') return 'unscored' as const;
    return score.passed ? ('passed' as const) : ('failed' as const);
  }
  protected judgementMark({ met }: TriedJudgement) {
    if (met === null) return 'unscored' as const;
    return met ? ('passed' as const) : ('failed' as const);
  }
  protected share(score: Score): string {
    return formatPercent(score.value, 0, this.language());
  }
}
