import { Component, computed, inject, output } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { FailureState, formatDuration, Icon, injectTexts, OutcomeMark } from '@assay/web/ui';
import { ModelStore } from '../state/model-store';
import { PlanStore } from '../state/plan-store';
import { TaskStore } from '../state/task-store';
import { SELECTION_TEXTS } from '../texts';
import { PlanDialog } from './plan-dialog';
import { plannedLoads } from './planned-loads';

/** The plan in one sentence, always in sight: size, time, loads, the smallest difference that it can detect. */
@Component({
  selector: 'assay-run-bar',
  imports: [Icon, OutcomeMark, FailureState],
  styleUrl: './run-bar.css',
  templateUrl: './run-bar.html',
})
export class RunBar {
  readonly started = output();
  protected readonly plans = inject(PlanStore);
  protected readonly t = injectTexts(SELECTION_TEXTS);
  private readonly tasks = inject(TaskStore);
  private readonly models = inject(ModelStore);
  private readonly dialogs = inject(MatDialog);

  protected readonly size = computed(() => ({
    tasks: this.tasks.chosenTasks().length,
    models: this.models.chosen().length,
    epochs: this.plans.epochs(),
  }));
  protected readonly trials = computed(() => this.size().tasks * this.size().models * this.size().epochs);
  protected readonly time = computed(() => {
    const expected = this.plans.plan()?.estimate.expectedMs ?? null;
    return expected === null ? this.t('noTime') : this.t('about', { time: formatDuration(expected) });
  });
  protected readonly loads = computed(() => plannedLoads(this.plans.plan()?.blocks ?? []));
  protected readonly points = computed(() => {
    const difference = this.plans.plan()?.detectableDifference ?? null;
    return difference === null ? null : Math.ceil(difference * 100);
  });
  protected readonly second = computed(() => {
    const { lowMs, highMs } = this.plans.plan()?.estimate ?? { lowMs: null, highMs: null };
    if (lowMs === null || highMs === null) return this.t('firstRun');
    return this.t('likely', { low: formatDuration(lowMs), high: formatDuration(highMs) });
  });
  /** Why Run cannot be pressed. */
  protected readonly obstacle = computed(() => {
    if (this.size().tasks === 0) return this.t('chooseTask');
    if (this.size().models === 0) return this.t('chooseModel');
    const problem = this.plans.problems().find((candidate) => candidate.level === 'error');
    return problem === undefined ? null : this.t('blockedBy', { message: problem.message });
  });

  protected showPlan(): void {
    this.dialogs.open(PlanDialog, { data: this.plans.plan(), width: '720px', maxWidth: '96vw' });
  }
}
