import type { NightModel } from '@assay/contracts';
import { type StoredFire, type StoredSchedule } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';
import { AlertWriter } from '../alerts/alert-writer';
import { ScheduleStore } from '../schedule-store';

/** Why a night has no result. */
export interface NightWithoutResult {
  readonly state: 'no_data' | 'error';
  readonly reason: string;
  readonly models?: readonly NightModel[];
}

/** Ends nights that have no result: the row, the count that may pause the schedule, and the alert are stored together or not at all. */
@Injectable()
export class LostNights {
  constructor(
    private readonly store: ScheduleStore,
    private readonly alerts: AlertWriter,
  ) {}

  async end(
    schedule: StoredSchedule,
    fire: StoredFire,
    from: 'starting' | 'running',
    night: NightWithoutResult,
  ): Promise<void> {
    const times = schedule.pauseAfter === 1 ? 'a night' : `${schedule.pauseAfter} nights in a row`;
    const pause = `Paused after ${times} without a result. The last reason: ${night.reason}`;
    await this.store.database.transaction(async (sql) => {
      if (!(await this.store.fires.settle(sql, fire.id, from, night))) return;
      await this.store.schedules.countFailure(sql, schedule.id, pause);
      await this.alerts.didNotRun(sql, schedule, fire.scheduledFor, night.reason);
    });
  }
}
