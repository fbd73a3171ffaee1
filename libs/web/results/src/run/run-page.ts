import { Component, computed, effect, inject, input, signal, untracked, DestroyRef } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import type { RescoreRun, Run } from '@assay/contracts';
import {
  injectTicks,
  injectUrlState,
  JudgesApi,
  latestOf,
  LiveRunStore,
  ModelSlots,
  RunsApi,
  toFailure,
  type Failure,
} from '@assay/web/data';
import { Confirm, EmptyState, FailureState, injectTexts, Notice, SkeletonRows } from '@assay/web/ui';
import { firstValueFrom } from 'rxjs';
import { RESULT_TEXTS } from '../result-texts';
import { AllAnswersStore } from './all-answers.store';
import { AnswersStore } from './answers.store';
import { AnswersTable } from './answers-table';
import { modelColumns } from './model-columns';
import { doneCount } from './outcome-parts';
import type { RowFilter } from './row-filter';
import { readFilter, ROW_FILTER_PARAMS } from './row-filter-params';
import { RunFlags } from './run-flags';
import { RunHead } from './run-head';
import { runJudge } from './run-judge';
import { RunLanes } from './run-lanes';
import { RunProgress } from './run-progress';
import type { RunAction } from './run-clock';
import { ScoreAgainDialog } from './score-again-dialog';
import { ScoreFigure } from './score-figure';
import { TimeFigure } from './time-figure';

/** One run, live while it goes on and the same page when it is over. */
@Component({
  selector: 'assay-run-page',
  imports: [
    AnswersTable,
    EmptyState,
    FailureState,
    Notice,
    RouterLink,
    RunFlags,
    RunHead,
    RunLanes,
    RunProgress,
    ScoreFigure,
    SkeletonRows,
    TimeFigure,
  ],
  providers: [LiveRunStore, AnswersStore, AllAnswersStore],
  styleUrl: './run-page.css',
  templateUrl: './run-page.html',
})
export class RunPage {
  readonly runId = input.required<string>();

  protected readonly t = injectTexts(RESULT_TEXTS);
  protected readonly live = inject(LiveRunStore);
  protected readonly answers = inject(AnswersStore);
  protected readonly all = inject(AllAnswersStore);
  private readonly api = inject(RunsApi);
  private readonly confirm = inject(Confirm);
  private readonly dialogs = inject(MatDialog);
  private readonly slots = inject(ModelSlots);
  private readonly ticks = injectTicks(1_000);
  private readonly address = injectUrlState(ROW_FILTER_PARAMS);

  protected readonly now = computed(() => (this.ticks(), Date.now()));
  protected readonly run = this.live.run;
  protected readonly columns = computed(() => modelColumns(this.run()?.models ?? []));
  private readonly judges = latestOf(inject(JudgesApi).listResource(() => (this.run()?.judge ?? null) !== null));
  /** Who judges the run, with the grade of the certificate as it is known now. */
  protected readonly judge = computed(() => {
    const run = this.run();
    return run === undefined ? null : runJudge(run, this.judges.value()?.items ?? []);
  });
  protected readonly filter = computed(() => readFilter(this.address));
  protected readonly unknown = computed(() => {
    const failure = this.live.failure();
    return this.run() === undefined && failure !== null && (failure.status === 404 || failure.status === 400);
  });
  /** The command that was sent and not yet followed. */
  protected readonly pending = signal<RunAction | null>(null);
  protected readonly refused = signal<Failure | null>(null);

  constructor() {
    effect(() => {
      const runId = this.runId();
      untracked(() => {
        this.live.open(runId);
        void this.all.open(runId);
      });
    });
    effect(() => {
      const [runId, filter] = [this.runId(), this.filter()];
      untracked(() => void this.answers.open(runId, filter));
    });
    effect(() => {
      const ids = this.columns().map((column) => column.modelId);
      untracked(() => this.slots.learn(ids));
    });
    this.followNews();
  }

  protected change(filter: RowFilter): void {
    this.address.show.set(filter.show);
    this.address.search.set(filter.search);
    this.address.flag.set(filter.flag ?? '');
    this.address.sort.set(filter.descending ? `-${filter.sort}` : filter.sort);
  }

  protected async act(action: RunAction): Promise<void> {
    const run = this.run();
    if (!run || this.pending() !== null) return;
    if (
      action === 'cancel' &&
      !(await this.confirm.ask(this.cancelQuestion(run.number, doneCount(run.counts), run.counts.total)))
    )
      return;
    this.pending.set(action);
    this.refused.set(null);
    try {
      await this.api.command(run.id, action);
      await this.live.read();
    } catch (error) {
      this.refused.set(toFailure(error));
    } finally {
      this.pending.set(null);
    }
  }

  protected async scoreAgain(): Promise<void> {
    const run = this.run();
    if (!run) return;
    const opened = this.dialogs.open<ScoreAgainDialog, Run, RescoreRun | null>(ScoreAgainDialog, {
      data: run,
      maxWidth: 460,
    });
    const demand = await firstValueFrom(opened.afterClosed());
    if (!demand) return;
    this.refused.set(null);
    try {
      await this.api.rescore(run.id, demand);
      await this.live.read();
      this.readAgain();
    } catch (error) {
      this.refused.set(toFailure(error));
    }
  }

  private cancelQuestion(run: number, n: number, total: number) {
    return {
      title: this.t('cancelTitle', { run: String(run) }),
      text: this.t('cancelText', { n, total }),
      action: this.t('cancelRun'),
      keep: this.t('goOn'),
      danger: true,
    };
  }

  private followNews(): void {
    const stop = this.live.listen((events) => {
      this.answers.accept(events);
      this.all.accept(events);
      // What a cancelled run did not ask for, and what is tried again, is told by its counts only.
      if (events.some(({ type }) => type === 'run.finished' || type === 'run.resumed')) this.readAgain();
    });
    inject(DestroyRef).onDestroy(stop);
    effect(() => {
      const progress = this.live.progress();
      if (progress) untracked(() => this.answers.report(progress));
    });
    let lost = false;
    effect(() => {
      const state = this.live.state();
      // What happened meanwhile is replayed, unless the replay was too long: reading again settles it either way.
      if (lost && (state === 'live' || state === 'ended')) untracked(() => this.readAgain());
      lost = state === 'reconnecting';
    });
  }

  private readAgain(): void {
    void this.answers.catchUp();
    void this.all.open(this.runId());
  }
}
