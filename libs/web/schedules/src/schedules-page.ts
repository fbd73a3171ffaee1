import { Component, computed, effect, inject, untracked } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { Schedule } from '@assay/contracts';
import { ModelSlots, SchedulesApi } from '@assay/web/data';
import { Confirm, EmptyState, FailureState, Icon, injectTexts, Notice, SkeletonRows } from '@assay/web/ui';
import { firstValueFrom } from 'rxjs';
import { ScheduleForm } from './form/schedule-form';
import { HistoryPanel } from './history/history-panel';
import { MissedCard } from './list/missed-card';
import { DismissedNights, missedNights } from './list/missed-nights';
import { ScheduleTable, type ScheduleCommand } from './list/schedule-table';
import { RegressionCard } from './regressions/regression-card';
import { RegressionList } from './regressions/regression-list';
import { ScheduleList } from './schedule-list';
import { SCHEDULES_TEXTS } from './texts';

/** Suites that are asked again and again: what got worse, what did not run, and the nights as a series. */
@Component({
  selector: 'assay-schedules-page',
  imports: [
    EmptyState,
    FailureState,
    HistoryPanel,
    Icon,
    MissedCard,
    Notice,
    RegressionCard,
    RegressionList,
    ScheduleTable,
    SkeletonRows,
  ],
  providers: [ScheduleList, DismissedNights],
  styleUrl: './schedules-page.css',
  templateUrl: './schedules-page.html',
})
export class SchedulesPage {
  protected readonly list = inject(ScheduleList);
  protected readonly t = injectTexts(SCHEDULES_TEXTS);
  private readonly api = inject(SchedulesApi);
  private readonly dialogs = inject(MatDialog);
  private readonly confirm = inject(Confirm);
  private readonly slots = inject(ModelSlots);
  private readonly dismissed = inject(DismissedNights);

  protected readonly missed = computed(() => missedNights(this.list.schedules(), this.dismissed.ids()));
  protected readonly news = computed(() => {
    if (!this.list.known() || this.list.schedules().length === 0) return this.t('noneYet');
    const slower = this.list.regressions().filter(({ kind }) => kind === 'slower').length;
    const [worse, missed] = [this.list.regressions().length - slower, this.missed().length];
    if (worse + slower + missed === 0) return this.t('allQuiet');
    return [
      ...(worse > 0 ? [this.t('newsWorse', { n: worse })] : []),
      ...(slower > 0 ? [this.t('newsSlower', { n: slower })] : []),
      ...(missed > 0 ? [this.t('newsMissed', { n: missed })] : []),
    ].join(' ');
  });
  protected readonly pausedCount = computed(() => this.list.schedules().filter(({ enabled }) => !enabled).length);

  constructor() {
    effect(() => {
      const names = this.list.history
        .value()
        ?.nights.flatMap(({ models }) => models.map(({ model, serverId }) => `${serverId} ${model}`));
      untracked(() => this.slots.learn(names ?? []));
    });
  }

  protected async open(schedule: Schedule | null): Promise<void> {
    const dialog = this.dialogs.open<ScheduleForm, Schedule | null, Schedule>(ScheduleForm, {
      data: schedule,
      width: '620px',
    });
    const saved = await firstValueFrom(dialog.afterClosed());
    if (saved === undefined) return;
    this.list.url.schedule.set(saved.id);
    this.list.reload();
  }

  protected async command({
    schedule,
    command,
  }: {
    readonly schedule: Schedule;
    readonly command: ScheduleCommand;
  }): Promise<void> {
    const { id, enabled } = schedule;
    if (command === 'edit') return this.open(schedule);
    if (command === 'switch') return this.list.command(() => this.api.change(id, { enabled: !enabled }));
    if (command === 'runNow') return this.list.command(() => this.api.runNow(id));
    if (await this.sure(schedule)) await this.list.command(() => this.api.remove(id));
  }

  protected runNow(scheduleId: string): Promise<void> {
    return this.list.command(() => this.api.runNow(scheduleId));
  }

  protected skip(night: string): void {
    this.dismissed.add(night);
  }

  private sure({ name }: Schedule): Promise<boolean> {
    return this.confirm.ask({
      title: this.t('removeTitle', { name }),
      text: this.t('removeText'),
      action: this.t('remove'),
      keep: this.t('keep'),
      danger: true,
    });
  }
}
