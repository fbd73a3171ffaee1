import { Component, computed, DOCUMENT, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Run } from '@assay/contracts';
import { EXPORT_FORMATS, exportLink, type LiveRunState } from '@assay/web/data';
import { CopyButton, Icon, injectTexts, LiveBadge, OutcomeMark, RunStatusPill, Time } from '@assay/web/ui';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RESULT_TEXTS } from '../result-texts';
import { modelColumns } from './model-columns';
import { isFinal, runActions, type RunAction } from './run-clock';
import { RunJudge, type RunJudgeKnown } from './run-judge';

/** What a run is, how it stands, and what can be done with it. */
@Component({
  selector: 'assay-run-head',
  imports: [
    CopyButton,
    Icon,
    LiveBadge,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    OutcomeMark,
    RouterLink,
    RunJudge,
    RunStatusPill,
    Time,
  ],
  styleUrl: './run-head.css',
  template: `
    <div class="ph">
      <div class="ph-t">
        <h1>
          <span>{{ run().name }}</span>
          <assay-run-status [status]="run().status" [waitingFor]="run().waitingFor" />
          <assay-live-badge [state]="state()" [silentMs]="silentMs()" />
        </h1>
        <div class="meta">
          <span>{{ t('runNumber', { run: '' + run().number }) }}</span>
          @if (run().startedAt; as at) {
            <span>{{ t('started') }} <assay-time [at]="at" /></span>
          } @else {
            <span>{{ t('asked') }} <assay-time [at]="run().createdAt" /></span>
          }
          @if (run().suite; as suite) {
            <span>{{ t('suite', { suite }) }}</span>
          }
          <span>{{ size() }}</span>
          @if (judge(); as judge) {
            <assay-run-judge [judge]="judge" />
          } @else {
            <span>{{ t('noJudge') }}</span>
          }
        </div>
      </div>
      <div class="ph-a">
        @if (compared(); as models) {
          <a class="btn btn-filled" routerLink="/benchmarks/comparison" [queryParams]="{ models, runIds: run().id }">
            <assay-icon name="compare_arrows" /><span>{{ t('compareModels') }}</span>
          </a>
        }
        <assay-copy-button class="link-button" [text]="address" [label]="t('copyLink')" />
        @for (action of actions(); track action) {
          <button
            type="button"
            class="btn"
            [class]="action === 'cancel' ? 'btn-danger' : 'btn-outlined'"
            [attr.aria-disabled]="pending() !== null"
            (click)="asked.emit(action)"
          >
            @if (pending() === action) {
              <assay-outcome-mark outcome="running" [size]="16" />
            } @else {
              <assay-icon [name]="icons[action]" />
            }
            <span>{{ pending() === action ? t(busyWords[action]) : t(words[action]) }}</span>
          </button>
        }
        @if (canScoreAgain()) {
          <button
            type="button"
            class="btn btn-outlined"
            [attr.aria-disabled]="pending() !== null"
            (click)="again.emit()"
          >
            <assay-icon name="gavel" /><span>{{ t('scoreAgainAsk') }}</span>
          </button>
        }
        <button type="button" class="btn btn-outlined" [matMenuTriggerFor]="formats">
          <assay-icon name="download" /><span>{{ t('export') }}</span>
        </button>
        <mat-menu #formats="matMenu">
          @for (format of exportFormats; track format) {
            <a mat-menu-item [href]="link(format)" download>{{ t('exportAs', { format: format.toUpperCase() }) }}</a>
          }
        </mat-menu>
      </div>
    </div>
  `,
})
export class RunHead {
  readonly run = input.required<Run>();
  readonly state = input.required<LiveRunState>();
  /** Who judges it, with the grade of the certificate; null = nobody. */
  readonly judge = input<RunJudgeKnown | null>(null);
  readonly silentMs = input<number | null>(null);
  readonly pending = input<RunAction | null>(null);
  readonly asked = output<RunAction>();
  /** Its answers shall be scored once more. */
  readonly again = output<void>();

  protected readonly t = injectTexts(RESULT_TEXTS);
  protected readonly exportFormats = EXPORT_FORMATS;
  protected readonly address = inject(DOCUMENT).location.href;
  protected readonly icons = {
    pause: 'pause',
    resume: 'play_circle',
    cancel: 'stop_circle',
    'retry-failed': 'refresh',
  } as const;
  protected readonly words = {
    pause: 'pause',
    resume: 'resume',
    cancel: 'cancelRun',
    'retry-failed': 'retryMissing',
  } as const;
  protected readonly busyWords = {
    pause: 'pausing',
    resume: 'resuming',
    cancel: 'cancelling',
    'retry-failed': 'retrying',
  } as const;
  protected readonly actions = computed(() => runActions(this.run().status));
  protected readonly size = computed(() => {
    const { tasks, models, epochs } = this.run();
    const parts = [
      this.t('tasks', { n: tasks }),
      this.t('models', { n: models.length }),
      this.t('epochs', { n: epochs }),
    ];
    return parts.join(' × ');
  });
  /** Over, and with answers that can be scored. */
  protected readonly canScoreAgain = computed(() => {
    const { status, counts } = this.run();
    return isFinal(status) && counts.passed + counts.failed + counts.unscored > 0;
  });
  /** The columns of the comparison, once the run is over and has at least two models. */
  protected readonly compared = computed(() => {
    const columns = modelColumns(this.run().models);
    const comparable =
      isFinal(this.run().status) && columns.length > 1 && columns.length <= 10 && this.run().accuracy !== null;
    return comparable ? columns.map((column) => column.label).join(',') : null;
  });

  protected link(format: (typeof EXPORT_FORMATS)[number]): string {
    return exportLink(this.run().id, format);
  }
}
