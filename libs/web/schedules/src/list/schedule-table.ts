import { Component, inject, output } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import type { Schedule } from '@assay/contracts';
import { cronInWords } from '@assay/domain/scheduling';
import { Icon, injectTexts, OutcomeMark, TextStore } from '@assay/web/ui';
import { ScheduleList } from '../schedule-list';
import { SCHEDULES_TEXTS } from '../texts';
import { markOf } from '../words';
import { NightDots } from './night-dots';
import { formatNight } from './night-time';

export type ScheduleCommand = 'switch' | 'runNow' | 'edit' | 'remove';

/** All schedules: when, what came of the last nights, and what comes next. */
@Component({
  selector: 'assay-schedule-table',
  imports: [Icon, MatMenu, MatMenuItem, MatMenuTrigger, NightDots, OutcomeMark],
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

  protected next({ nextTimes, timeZone }: Schedule): string | null {
    const [next] = nextTimes;
    return next === undefined ? null : formatNight(next, timeZone, this.language());
  }

  protected last({ lastNights }: Schedule) {
    return lastNights.at(-1) ?? null;
  }
}
