import { Component, computed, input } from '@angular/core';
import type { RunStatus, WaitingFor } from '@assay/contracts';
import { injectTexts } from '../text/texts';
import { UI_TEXTS } from '../ui-texts';
import { Icon } from '../icon/icon';
import { OutcomeMark, type MarkedOutcome } from './outcome-mark';

interface Look {
  readonly tone: 'running' | 'passed' | 'failed' | 'missing' | 'flagged';
  readonly mark: MarkedOutcome | 'pause';
  readonly key: keyof typeof UI_TEXTS & `run${string}`;
}

const LOOKS = {
  queued: { tone: 'missing', mark: 'waiting', key: 'runQueued' },
  running: { tone: 'running', mark: 'running', key: 'runRunning' },
  paused: { tone: 'flagged', mark: 'pause', key: 'runPaused' },
  waiting: { tone: 'flagged', mark: 'waiting', key: 'runWaiting' },
  completed: { tone: 'passed', mark: 'passed', key: 'runCompleted' },
  completed_with_errors: { tone: 'flagged', mark: 'flagged', key: 'runCompletedWithErrors' },
  failed: { tone: 'failed', mark: 'failed', key: 'runFailed' },
  cancelled: { tone: 'missing', mark: 'missing', key: 'runCancelled' },
} as const satisfies Record<RunStatus, Look>;

/** The status of a run: colour, shape and word. */
@Component({
  selector: 'assay-run-status',
  imports: [OutcomeMark, Icon],
  template: `
    <span class="pill" [class]="'pill-' + look().tone">
      @if (look().mark === 'pause') {
        <assay-icon name="pause" [size]="14" />
      } @else {
        <assay-outcome-mark [outcome]="mark()" [size]="14" />
      }
      {{ words() }}
    </span>
  `,
})
export class RunStatusPill {
  readonly status = input.required<RunStatus>();
  readonly waitingFor = input<WaitingFor | null>(null);
  private readonly t = injectTexts(UI_TEXTS);
  protected readonly look = computed<Look>(() => LOOKS[this.status()]);
  protected readonly mark = computed(() => {
    const mark = this.look().mark;
    return mark === 'pause' ? 'waiting' : mark;
  });
  protected readonly words = computed(() => {
    const keys = { server: 'runWaitingServer', judge: 'runWaitingJudge', storage: 'runWaitingStorage' } as const;
    const waitingFor = this.waitingFor();
    return this.status() === 'waiting' && waitingFor ? this.t(keys[waitingFor]) : this.t(this.look().key);
  });
}
