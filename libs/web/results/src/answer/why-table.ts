import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input } from '@angular/core';
import type { Judgement, ResultDetail, Score } from '@assay/contracts';
import { formatPercent, injectTexts, ModelText, OutcomeMark, TextStore } from '@assay/web/ui';
import { RESULT_TEXTS } from '../result-texts';
import { EvaluationVersions } from './evaluation-versions';
import { JudgeTrust } from './judge-trust';
import { isGood, judgedRows, pointsOf } from './judged-rows';

const RULES = ['whole', 'answer_line', 'last_number', 'choice', 'code', 'json'] as const;

/** Each check with what it expected and what it found, what part was scored, and the judge's claims beside their quotes. */
@Component({
  selector: 'assay-why-table',
  imports: [EvaluationVersions, JudgeTrust, ModelText, NgTemplateOutlet, OutcomeMark],
  styleUrl: './why-table.css',
  templateUrl: './why-table.html',
})
export class WhyTable {
  readonly answer = input.required<ResultDetail>();
  protected readonly t = injectTexts(RESULT_TEXTS);
  private readonly language = inject(TextStore).language;
  protected readonly evaluation = computed(() => this.answer().evaluations.find((one) => one.current) ?? null);
  protected readonly judged = computed(() => judgedRows(this.evaluation()));
  protected readonly points = pointsOf;
  /** Who judged, in words; null where nobody did. */
  protected readonly judge = computed(() => {
    const by = this.evaluation()?.judgedBy ?? null;
    return by === null ? null : this.t('judgeOn', { judge: by.name, server: by.server });
  });
  /** Relevance, on tasks that a judge looks at: never measured elsewhere. */
  protected readonly relevance = computed(() => {
    const { metrics, scores } = this.answer();
    if (!scores.some(({ scorer }) => scorer === 'judge')) return null;
    return metrics.relevance === null ? this.t('notMeasured') : formatPercent(metrics.relevance, 0, this.language());
  });
  /** How far the judge can be believed on this answer. */
  protected readonly checks = computed(() => {
    const { controls, repeated } = this.judged();
    const parts = controls === null ? [] : [this.t('controlsRight', { n: controls.right, of: controls.asked })];
    if (repeated > 0) parts.push(this.t('askedAgain', { n: repeated }));
    return parts.join(' · ');
  });
  /** Which part was scored, in words; null where nothing was taken out. */
  protected readonly rule = computed(() => {
    const asked = this.evaluation()?.extractRule ?? null;
    const rule = RULES.find((one) => one === asked);
    return rule === undefined ? asked : this.t(`extract_${rule}`);
  });

  protected verdict(judgement: Judgement) {
    const good = isGood(judgement);
    return good === null ? ('unscored' as const) : good ? ('passed' as const) : ('failed' as const);
  }
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
