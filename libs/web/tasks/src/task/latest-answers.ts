import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Result } from '@assay/contracts';
import { latestOf, ModelSlots, ResultsApi } from '@assay/web/data';
import { FailureState, injectTexts, ModelName, OutcomeMark, SharePipe, SkeletonRows, Time } from '@assay/web/ui';
import { TASK_TEXTS } from '../task-texts';

const SHOWN = 8;

/** The newest stored answers to one version of a task, each a link. */
@Component({
  selector: 'assay-latest-answers',
  imports: [RouterLink, FailureState, ModelName, OutcomeMark, SharePipe, SkeletonRows, Time],
  styleUrl: './latest-answers.css',
  template: `
    <section class="panel" aria-labelledby="latest-head">
      <div class="bar">
        <h2 id="latest-head">{{ t('latest') }}</h2>
        <span class="mut">{{ t('latestText') }}</span>
      </div>
      @if (answers(); as list) {
        <ul>
          @for (answer of list; track answer.id) {
            <li>
              <a [routerLink]="['/benchmarks/results', answer.runId, answer.id]">
                <assay-outcome-mark [outcome]="mark(answer)" [size]="14" />
                <assay-model-name [name]="answer.model" [slot]="slots.slot(answer.modelId)" />
                <span class="sp"></span>
                <span class="mut">{{ word(answer) }}</span>
                <span class="num">{{ answer.score | share }}</span>
                <span class="mut when"><assay-time [at]="answer.createdAt" /></span>
              </a>
            </li>
          } @empty {
            <li class="none mut">{{ t('noAnswers') }}</li>
          }
        </ul>
      } @else if (latest.failure(); as failure) {
        <assay-failure [failure]="failure" (again)="latest.reload()" />
      } @else {
        <assay-skeleton [rows]="3" />
      }
    </section>
  `,
})
export class LatestAnswers {
  readonly taskId = input.required<string>();
  protected readonly t = injectTexts(TASK_TEXTS);
  protected readonly slots = inject(ModelSlots);
  protected readonly latest = latestOf(
    inject(ResultsApi).listResource(() => ({ taskId: this.taskId(), sort: '-created', limit: SHOWN })),
  );
  protected readonly answers = computed(() => this.latest.value()?.items);

  constructor() {
    effect(() => {
      const ids = (this.answers() ?? []).map((answer) => answer.modelId);
      untracked(() => this.slots.learn(ids));
    });
  }

  protected mark(answer: Result) {
    if (answer.status === 'missing') return 'missing' as const;
    if (answer.status !== 'scored') return 'unscored' as const;
    return answer.passed === true ? ('passed' as const) : ('failed' as const);
  }
  protected word(answer: Result): string {
    if (answer.status === 'missing') return this.t('missing');
    if (answer.status !== 'scored') return this.t('unscored');
    return this.t(answer.passed === true ? 'passed' : 'failedWord');
  }
}
