import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Task } from '@assay/contracts';
import { injectTaskWords, injectTexts } from '@assay/web/ui';
import { TASK_TEXTS } from '../task-texts';

/** What is known of a task beside its prompt. */
@Component({
  selector: 'assay-task-facts',
  imports: [RouterLink],
  template: `
    <section class="panel inner" aria-labelledby="facts-head">
      <h2 id="facts-head">{{ t('facts') }}</h2>
      <dl class="dl">
        <dt>{{ t('type') }}</dt>
        <dd>{{ words.type(task().taskType) }}</dd>
        <dt>{{ t('category') }}</dt>
        <dd>
          <a class="link" routerLink="/tasks" [queryParams]="{ category: task().category }">{{ task().category }}</a>
        </dd>
        <dt>{{ t('language') }}</dt>
        <dd>{{ task().lang }}</dd>
        <dt>{{ t('tags') }}</dt>
        <dd>
          @for (tag of task().tags; track tag) {
            <a class="tag" routerLink="/tasks" [queryParams]="{ tag }">{{ tag }}</a>
          } @empty {
            –
          }
        </dd>
        <dt>{{ t('suites') }}</dt>
        <dd>
          @for (suite of task().suites; track suite) {
            <a class="tag" routerLink="/tasks" [queryParams]="{ suite }">{{ suite }}</a>
          } @empty {
            –
          }
        </dd>
        <dt>{{ t('options') }}</dt>
        <dd>{{ options() || t('asServed') }}</dd>
        <dt>{{ t('source') }}</dt>
        <dd>{{ task().source ?? t('notSaid') }}</dd>
        <dt>{{ t('licence') }}</dt>
        <dd>{{ task().licence ?? t('notSaid') }}</dd>
      </dl>
    </section>
  `,
  styleUrl: './task-facts.css',
})
export class TaskFacts {
  readonly task = input.required<Task>();
  protected readonly t = injectTexts(TASK_TEXTS);
  protected readonly words = injectTaskWords();
  /** As they stand in a file: `temperature 0, num_predict 500`. */
  protected readonly options = computed(() =>
    Object.entries(this.task().options)
      .map(([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)} ${String(value)}`)
      .join(', '),
  );
}
