import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Regression } from '@assay/contracts';
import { SchedulesApi } from '@assay/web/data';
import {
  Confirm,
  formatNumber,
  formatPercent,
  formatPoints,
  Icon,
  injectTaskWords,
  injectTexts,
  OutcomeMark,
  TextStore,
} from '@assay/web/ui';
import { formatDay } from '../list/night-time';
import { ScheduleList } from '../schedule-list';
import { SCHEDULES_TEXTS } from '../texts';
import { isTaskType } from '../words';

/** A confirmed drop: what fell, how far, what changed before, and what to do. */
@Component({
  selector: 'assay-regression-card',
  imports: [Icon, OutcomeMark, RouterLink],
  styleUrl: './regression-card.css',
  templateUrl: './regression-card.html',
})
export class RegressionCard {
  readonly regression = input.required<Regression>();
  protected readonly t = injectTexts(SCHEDULES_TEXTS);
  private readonly types = injectTaskWords();
  private readonly list = inject(ScheduleList);
  private readonly api = inject(SchedulesApi);
  private readonly confirm = inject(Confirm);
  private readonly language = inject(TextStore).language;

  protected readonly title = computed(() => {
    const { kind, model, scope, baseline, now } = this.regression();
    if (kind === 'slower')
      return this.t('slowerTitle', { model, before: this.number(baseline), after: this.number(now) });
    return this.t('worseTitle', {
      model,
      scope: this.scope(scope),
      before: this.percent(baseline),
      after: this.percent(now),
    });
  });
  protected readonly text = computed(() => {
    const { kind, difference, freshTrials: n, nightsSeen: nights, since, speed } = this.regression();
    const night = this.day(since);
    if (kind === 'slower')
      return this.t(speed?.confirmedBy == null ? 'slowerTextTwice' : 'slowerText', {
        percent: this.percent(-(difference.value ?? 0)),
        since: night,
      });
    const points = formatPoints(difference.value, this.language()).replace('−', '');
    const range = [difference.low, difference.high].map((bound) => formatPoints(bound, this.language())).join(' to ');
    return nights > 1
      ? this.t('worseText', { points, range, since: night, n, nights })
      : this.t('worseTextOnce', { points, range, since: night, n });
  });
  /** Both runs are there to be put side by side. */
  protected readonly compared = computed(
    () => this.regression().goodRunId !== null && this.regression().badRunId !== null,
  );
  /** Where a slow model lay: a split between graphics card and CPU explains most of it. */
  protected readonly memory = computed(() => {
    const { gpuShare = null, gpuShareBefore = null } = this.regression().speed ?? {};
    if (gpuShare === null) return null;
    const now = this.percent(gpuShare);
    return gpuShareBefore === null || gpuShareBefore === gpuShare
      ? this.t('onGpu', { now })
      : this.t('onGpuBefore', { now, before: this.percent(gpuShareBefore) });
  });
  protected readonly tasks = computed(() =>
    this.regression()
      .tasks.slice(0, 5)
      .map((task) => ({
        ...task,
        before: this.percent(task.baseline),
        after: this.percent(task.now),
        points: formatPoints(task.now - task.baseline, this.language()),
      })),
  );

  protected settle(command: 'acknowledge' | 'snooze'): Promise<void> {
    return this.list.command(() => this.api.settle(this.regression().id, command));
  }

  protected async accept(): Promise<void> {
    const { id, model, schedule, since } = this.regression();
    const sure = await this.confirm.ask({
      title: this.t('acceptTitle', { model }),
      text: this.t('acceptText', { since: this.day(since), schedule }),
      action: this.t('accept'),
      keep: this.t('keep'),
    });
    if (sure) await this.list.command(() => this.api.settle(id, 'accept'));
  }

  private scope(scope: string): string {
    return isTaskType(scope) ? this.types.type(scope).toLowerCase() : this.t('overall').toLowerCase();
  }
  private day(iso: string): string {
    const schedule = this.list.schedules().find(({ id }) => id === this.regression().scheduleId);
    return formatDay(iso, schedule?.timeZone ?? 'UTC', this.language());
  }
  private percent(share: number): string {
    return formatPercent(share, 0, this.language());
  }
  private number(value: number): string {
    return formatNumber(value, 1, this.language());
  }
}
