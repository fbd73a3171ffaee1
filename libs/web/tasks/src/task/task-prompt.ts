import { Component, computed, input, output } from '@angular/core';
import type { Task } from '@assay/contracts';
import { CopyButton, Icon, injectTexts, ModelText } from '@assay/web/ui';
import { TASK_TEXTS } from '../task-texts';

/** What one variant of a task asks and expects, and the answers that prove its scorers. */
@Component({
  selector: 'assay-task-prompt',
  imports: [CopyButton, Icon, ModelText],
  styleUrl: './task-prompt.css',
  templateUrl: './task-prompt.html',
})
export class TaskPrompt {
  readonly task = input.required<Task>();
  /** From 1. */
  readonly variant = input.required<number>();
  readonly chosen = output<number>();
  protected readonly t = injectTexts(TASK_TEXTS);
  protected readonly places = computed(() => Array.from({ length: this.task().variantCount }, (_, place) => place + 1));
  protected readonly instance = computed(() => this.task().variants[this.variant() - 1] ?? this.task());
  protected readonly references = computed(() => [
    { name: 'mustPass' as const, answers: this.instance().mustPass ?? [] },
    { name: 'mustFail' as const, answers: this.instance().mustFail ?? [] },
  ]);
}
