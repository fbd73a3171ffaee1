import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { JudgesApi } from '@assay/web/data';
import { injectTexts, JudgeGradeMark } from '@assay/web/ui';
import { RESULT_TEXTS } from '../result-texts';

/** How far the judge behind a score can be trusted, with the way to what is known of it. Nothing while that is not known. */
@Component({
  selector: 'assay-judge-trust',
  imports: [RouterLink, JudgeGradeMark],
  template: `
    @if (judge(); as judge) {
      <a routerLink="/settings"><assay-judge-grade [grade]="judge.certificate.grade" /></a>
      @if (judge.certificate.labels === 0) {
        <span class="mut">{{ t('judgeUnchecked') }}</span>
      }
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      gap: 4px 8px;
      align-items: center;
      margin-left: 8px;
    }
  `,
})
export class JudgeTrust {
  readonly judgeId = input.required<string>();
  protected readonly t = injectTexts(RESULT_TEXTS);
  private readonly resource = inject(JudgesApi).judgeResource(this.judgeId);
  protected readonly judge = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
}
