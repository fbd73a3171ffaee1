import { Component, computed, inject, input } from '@angular/core';
import type { ResultDetail, Score } from '@assay/contracts';
import { formatPercent, injectTexts, ModelText, OutcomeMark, TextStore } from '@assay/web/ui';
import { RESULT_TEXTS } from '../result-texts';

const RULES = ['whole', 'answer_line', 'last_number', 'choice', 'code', 'json'] as const;

/** Each check with what it expected and what it found, what part was scored, and the judge's claims beside their quotes. */
@Component({
  selector: 'assay-why-table',
  imports: [ModelText, OutcomeMark],
  styleUrl: './why-table.css',
  templateUrl: './why-table.html',
})
export class WhyTable {
  readonly answer = input.required<ResultDetail>();
  protected readonly t = injectTexts(RESULT_TEXTS);
  private readonly language = inject(TextStore).language;
  protected readonly evaluation = computed(() => this.answer().evaluations.find((one) => one.current) ?? null);
  protected readonly judgements = computed(() => this.evaluation()?.judgements ?? []);
  /** Which part was scored, in words; null where nothing was taken out. */
  protected readonly rule = computed(() => {
    const asked = this.evaluation()?.extractRule ?? null;
    const rule = RULES.find((one) => one === asked);
    return rule === undefined ? asked : this.t(`extract_${rule}`);
  });

  protected mark(score: Score) {
    if (score.status === 'unscored') return 'unscored' as const;
    return score.passed ? ('passed' as const) : ('failed' as const);
  }
  protected value(score: Score): string {
    return formatPercent(score.value, 0, this.language());
  }
  protected weight(score: Score): string {
    const parts = this.answer().scores.length > 1 ? [this.t('weight', { weight: score.weight })] : [];
    if (score.axis !== 'accuracy') parts.push(this.t(`axis_${score.axis}`));
    if (score.gate) parts.push(this.t('gate'));
    return parts.join(' · ');
  }
}
