import { Component, computed, inject } from '@angular/core';
import { FailureState, injectTexts, OutcomeMark } from '@assay/web/ui';
import { ModelStore } from '../state/model-store';
import { PlanStore } from '../state/plan-store';
import { TaskStore } from '../state/task-store';
import { SELECTION_TEXTS } from '../texts';
import { countOutlooks } from './scoring-outlook';

/** What speaks for and against the run before it starts. */
@Component({
  selector: 'assay-checks-panel',
  imports: [OutcomeMark, FailureState],
  styleUrl: './checks-panel.css',
  template: `
    <section class="panel" aria-labelledby="checks-head">
      <div class="bar">
        <h2 id="checks-head">{{ t('before') }}</h2>
        <span class="mut" role="status">{{ plans.checking() ? t('checking') : '' }}</span>
        <span class="sp"></span>
        <button class="btn btn-text" type="button" [disabled]="plans.request() === null" (click)="plans.checkAgain()">
          {{ t('checkAgain') }}
        </button>
      </div>
      <ul [class.dim]="plans.checking() && plans.plan() !== null">
        @if (counts().by_judge; as n) {
          <li>
            <assay-outcome-mark outcome="passed" [size]="16" /><span>{{ t('judgedBy', { n, judge: judge() }) }}</span>
          </li>
        }
        @if (plans.plan() === null) {
          @if (counts().no_judge; as n) {
            <li>
              <assay-outcome-mark outcome="flagged" [size]="16" /><span>{{ t('unjudged', { n }) }}</span>
            </li>
          }
          @if (counts().not_available; as n) {
            <li>
              <assay-outcome-mark outcome="flagged" [size]="16" /><span>{{ t('unavailable', { n }) }}</span>
            </li>
          }
        }
        @for (problem of plans.problems(); track problem.code + problem.model) {
          <li>
            <assay-outcome-mark [outcome]="problem.level === 'error' ? 'failed' : 'flagged'" [size]="16" />
            <span
              >{{ problem.message }} <span class="mut">{{ problem.hint }}</span></span
            >
          </li>
        }
        @if (plans.request() === null) {
          <li class="mut">{{ t('nothingChosen') }}</li>
        } @else if (plans.plan() && !plans.checking() && plans.problems().length === 0) {
          <li>
            <assay-outcome-mark outcome="passed" [size]="16" /><span>{{ t('allWell') }}</span>
          </li>
        }
      </ul>
      @if (plans.failure(); as failure) {
        <assay-failure [failure]="failure" (again)="plans.checkAgain()" />
      }
    </section>
  `,
})
export class ChecksPanel {
  protected readonly plans = inject(PlanStore);
  protected readonly t = injectTexts(SELECTION_TEXTS);
  private readonly tasks = inject(TaskStore);
  private readonly models = inject(ModelStore);
  protected readonly judge = computed(() => this.models.judge()?.name ?? '');
  /** Said here while there is no plan that says it. */
  protected readonly counts = computed(() => countOutlooks(this.tasks.chosenTasks(), this.plans.scoring()));
}
