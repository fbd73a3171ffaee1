import { DOCUMENT, inject, Injectable, signal } from '@angular/core';
import type { Schedule } from '@assay/contracts';

/** The last planned time of a schedule, when nothing came of it. */
export interface MissedNight {
  readonly id: string;
  readonly schedule: Schedule;
  readonly scheduledFor: string;
}

/** Schedules whose last planned time did not run, unless somebody has seen it. */
export function missedNights(schedules: readonly Schedule[], dismissed: ReadonlySet<string>): MissedNight[] {
  return schedules.flatMap((schedule) => {
    const last = schedule.lastNights.at(-1);
    const id = `${schedule.id} ${last?.scheduledFor ?? ''}`;
    if (last === undefined || !['missed', 'no_data', 'error'].includes(last.state) || dismissed.has(id)) return [];
    return [{ id, schedule, scheduledFor: last.scheduledFor }];
  });
}

const KEY = 'assay.skipped-nights';
const MOST = 200;

/** Missed nights that this browser need not show any more. */
@Injectable()
export class DismissedNights {
  private readonly storage = inject(DOCUMENT).defaultView?.localStorage;
  readonly ids = signal<ReadonlySet<string>>(new Set((this.storage?.getItem(KEY) ?? '').split('\n')));

  add(id: string): void {
    this.ids.update((ids) => new Set([...ids, id].slice(-MOST)));
    this.storage?.setItem(KEY, [...this.ids()].join('\n'));
  }
}
