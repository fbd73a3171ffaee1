import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type Failure, injectUrlState, latestOf, numberParam, TasksApi, textParam, toFailure } from '@assay/web/data';
import {
  Confirm,
  DifficultyBars,
  EmptyState,
  FailureState,
  Icon,
  injectTaskWords,
  injectTexts,
  Notice,
  SkeletonRows,
  Time,
} from '@assay/web/ui';
import { TASK_TEXTS } from '../task-texts';
import { TryPanel, type TryAsk } from '../try/try-panel';
import { CriteriaPanel } from './criteria-panel';
import { LatestAnswers } from './latest-answers';
import { TaskFacts } from './task-facts';
import { TaskPrompt } from './task-prompt';
import { VersionsPanel } from './versions-panel';

/** One version of a task: what is asked, how it is scored, what earlier versions said, and a place to try it. */
@Component({
  selector: 'assay-task-page',
  imports: [
    RouterLink,
    CriteriaPanel,
    LatestAnswers,
    TaskFacts,
    TaskPrompt,
    TryPanel,
    VersionsPanel,
    DifficultyBars,
    EmptyState,
    FailureState,
    Icon,
    Notice,
    SkeletonRows,
    Time,
  ],
  styleUrl: './task-page.css',
  templateUrl: './task-page.html',
})
export class TaskPage {
  readonly taskId = input.required<string>();
  protected readonly t = injectTexts(TASK_TEXTS);
  protected readonly words = injectTaskWords();
  private readonly api = inject(TasksApi);
  private readonly router = inject(Router);
  private readonly confirm = inject(Confirm);
  protected readonly url = injectUrlState({
    variant: numberParam({ min: 1, max: 1_000, whole: true }),
    from: textParam(),
  });
  private readonly latest = latestOf(this.api.taskResource(() => this.taskId()));
  protected readonly failure = this.latest.failure;
  protected readonly actFailure = signal<Failure | null>(null);
  /** The task of the address; an earlier one is not shown under another's address. */
  protected readonly task = computed(() => {
    const task = this.latest.value();
    return task?.id === this.taskId().toLowerCase() ? task : undefined;
  });
  protected readonly current = computed(() => this.task()?.versions[0] ?? null);
  protected readonly isCurrent = computed(() => this.task()?.supersededAt === null && this.task()?.archivedAt === null);
  protected readonly variant = computed(() => Math.min(this.url.variant() ?? 1, this.task()?.variantCount ?? 1));
  /** The instance that is shown: a variant, or the task itself. */
  protected readonly instance = computed(() => {
    const task = this.task();
    return task === undefined ? null : (task.variants[this.variant() - 1] ?? task);
  });
  protected readonly exportLink = computed(() => this.api.exportLink({ search: this.task()?.key ?? '' }, 'yaml'));
  protected readonly ask: TryAsk = (what, signal) => this.api.tryStored(this.taskId(), what, signal);

  protected reload(): void {
    this.latest.reload();
  }

  protected async archive(title: string): Promise<void> {
    const sure = await this.confirm.ask({
      title: this.t('archiveTitle', { task: title }),
      text: this.t('archiveText'),
      action: this.t('archive'),
      keep: this.t('keep'),
      danger: true,
    });
    if (!sure) return;
    this.actFailure.set(null);
    try {
      await this.api.archive(this.taskId());
      await this.router.navigate(['/tasks']);
    } catch (error) {
      this.actFailure.set(toFailure(error));
    }
  }
}
