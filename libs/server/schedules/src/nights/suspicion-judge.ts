import { type StoredFire, type StoredSchedule } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';
import { AlertWriter } from '../alerts/alert-writer';
import { ScheduleStore } from '../schedule-store';
import { ConfirmedDrops } from './confirmed-drops';
import { gravest } from './night-data';
import { SlowNights } from './slow-nights';

/** Ends a suspected night once its fresh answers and its second probes are there. */
@Injectable()
export class SuspicionJudge {
  constructor(
    private readonly store: ScheduleStore,
    private readonly drops: ConfirmedDrops,
    private readonly slow: SlowNights,
    private readonly alerts: AlertWriter,
  ) {}

  async decide(schedule: StoredSchedule, fire: StoredFire): Promise<void> {
    const drops = await this.drops.decided(schedule, fire);
    const slow = await this.slow.decided(schedule, fire);
    const models = fire.models.map((model) => slow.settle(drops.settle(model)));
    const state = gravest(models.map((model) => model.state));
    await this.store.database.transaction(async (sql) => {
      if (!(await this.store.fires.settle(sql, fire.id, 'suspected', { state, reason: null, models }))) return;
      await this.alerts.found(sql, schedule, [...drops.regressions, ...slow.regressions]);
    });
  }
}
