import { Component, computed, input } from '@angular/core';
import type { JudgeGrade } from '@assay/contracts';
import { injectTexts } from '../text/texts';
import { UI_TEXTS } from '../ui-texts';
import { OutcomeMark, type MarkedOutcome } from './outcome-mark';

interface Look {
  readonly tone: 'passed' | 'failed' | 'missing' | 'flagged';
  readonly mark: MarkedOutcome;
  readonly key: keyof typeof UI_TEXTS & `grade${string}`;
}

const LOOKS = {
  unmeasured: { tone: 'missing', mark: 'missing', key: 'gradeUnmeasured' },
  weak: { tone: 'failed', mark: 'failed', key: 'gradeWeak' },
  fair: { tone: 'flagged', mark: 'unscored', key: 'gradeFair' },
  good: { tone: 'passed', mark: 'passed', key: 'gradeGood' },
} as const satisfies Record<JudgeGrade, Look>;

/** How far a judge can be trusted: colour, shape and word. */
@Component({
  selector: 'assay-judge-grade',
  imports: [OutcomeMark],
  template: `
    <span class="pill" [class]="'pill-' + look().tone">
      <assay-outcome-mark [outcome]="look().mark" [size]="14" />{{ t(look().key) }}
    </span>
  `,
})
export class JudgeGradeMark {
  readonly grade = input.required<JudgeGrade>();
  protected readonly t = injectTexts(UI_TEXTS);
  protected readonly look = computed<Look>(() => LOOKS[this.grade()]);
}
