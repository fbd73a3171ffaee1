import { Component, computed, inject, input } from '@angular/core';
import type { Evaluation } from '@assay/contracts';
import { formatPercent, injectTexts, TextStore, Time } from '@assay/web/ui';
import { RESULT_TEXTS } from '../result-texts';

/** All scorings of one answer, newest first, where there are several. */
@Component({
  selector: 'assay-evaluation-versions',
  imports: [Time],
  template: `
    @if (newestFirst().length > 1) {
      <details>
        <summary>{{ t('scorings', { n: newestFirst().length }) }}</summary>
        <ul>
          @for (one of newestFirst(); track one.id) {
            <li>
              <b>{{ value(one) }}</b>
              <span>{{ one.judge === null ? t('byPrograms') : t('judgedBy', { judge: one.judge }) }}</span>
              <assay-time [at]="one.createdAt" />
              @if (one.current) {
                <span class="tag">{{ t('counts') }}</span>
              }
            </li>
          }
        </ul>
      </details>
    }
  `,
  styles: `
    details {
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    summary {
      padding: 8px 12px;
      cursor: pointer;
      color: var(--mat-sys-on-surface-variant);
    }
    ul {
      list-style: none;
      margin: 0;
      padding: 0 12px 8px;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 12px;
      align-items: baseline;
      padding: 4px 0;
    }
    b {
      min-width: 5ch;
      font-weight: 500;
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class EvaluationVersions {
  readonly evaluations = input.required<readonly Evaluation[]>();

  protected readonly t = injectTexts(RESULT_TEXTS);
  private readonly language = inject(TextStore).language;
  protected readonly newestFirst = computed(() => [...this.evaluations()].reverse());

  protected value({ state, accuracy }: Evaluation): string {
    if (accuracy !== null) return formatPercent(accuracy, 0, this.language());
    return this.t(state === 'unscored' ? 'notScored' : 'waitsForScore');
  }
}
