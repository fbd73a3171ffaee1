import { Component, computed, inject, output } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import type { Schedule } from '@assay/contracts';
import { cronInWords } from '@assay/domain/scheduling';
import {
  ariaSort,
  Icon,
  injectTexts,
  OutcomeMark,
  SearchField,
  Segmented,
  SortButton,
  TableExport,
  TextStore,
  type TwinTable,
} from '@assay/web/ui';
import { ScheduleList } from '../schedule-list';
import { SCHEDULES_TEXTS } from '../texts';
import { markOf } from '../words';
import { NightDots } from './night-dots';
import { formatNight } from './night-time';
import { SCHEDULE_SORTS, schedulesTable, SHOWN } from './schedule-rows';

export type ScheduleCommand = 'switch' | 'runNow' | 'edit' | 'remove';

/** All schedules: when, what came of the last nights, and what comes next. */
@Component({
  selector: 'assay-schedule-table',
  imports: [
    Icon,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    NightDots,
    OutcomeMark,
    SearchField,
    Segmented,
    SortButton,
    TableExport,
  ],
  styleUrl: './schedule-table.css',
  templateUrl: './schedule-table.html',
})
export class ScheduleTable {
  readonly commanded = output<{ readonly schedule: Schedule; readonly command: ScheduleCommand }>();
  protected readonly list = inject(ScheduleList);
  protected readonly t = injectTexts(SCHEDULES_TEXTS);
  private readonly language = inject(TextStore).language;
  protected readonly words = cronInWords;
  protected readonly mark = markOf;

  protected readonly ariaSort = ariaSort;
  protected readonly shown = SHOWN.map((value) => ({ value, label: this.t(`show_${value}`) }));
  protected readonly table = computed<TwinTable>(() => {
    const names = [
      'schedule',
      'suite',
      'when',
      'timeZone',
      'models',
      'model',
      'lastOutcome',
      'next',
      'openCount',
    ] as const;
    return schedulesTable(this.list.rows(), {
      columns: names.map((name) => this.t(name)),
      when: ({ cron }) => cronInWords(cron),
      outcome: (schedule) => {
        const night = this.last(schedule);
        return night === null ? this.t('noNight') : this.t(`state_${night.state}`);
      },
      next: (schedule) => this.next(schedule) ?? this.t('off'),
    });
  });

  protected sorted(sort: string): void {
    this.list.url.sort.set(SCHEDULE_SORTS.find((known) => known === sort) ?? 'name');
  }

  protected clear(): void {
    this.list.url.q.set('');
    this.list.url.show.set('all');
  }

  protected next({ nextTimes, timeZone }: Schedule): string | null {
    const [next] = nextTimes;
    return next === undefined ? null : formatNight(next, timeZone, this.language());
  }

  protected last({ lastNights }: Schedule) {
    return lastNights.at(-1) ?? null;
  }
}
