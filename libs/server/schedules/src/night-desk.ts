import { ProblemError, type ScheduleHistory } from '@assay/contracts';
import type { StoredSchedule } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';
import { NightHistory } from './nights/night-history';
import { NightStarter } from './nights/night-starter';
import { ScheduleClock } from './schedule-clock';
import { ScheduleStore } from './schedule-store';
import { toSchedule } from './schedule-view';

const GOING_ON = ['starting', 'running', 'suspected'];

/** The nights of a schedule as people work with them. */
@Injectable()
export class NightDesk {
  constructor(
    private readonly store: ScheduleStore,
    private readonly starter: NightStarter,
    private readonly nights: NightHistory,
    private readonly clock: ScheduleClock,
  ) {}

  /** Starts a night now, beside the planned ones. Throws `not_found`, `conflict` while one goes on. */
  async runNow(id: string): Promise<{ readonly nightId: string }> {
    const { name, lastNights } = await this.row(id);
    if (lastNights.some(({ state }) => GOING_ON.includes(state)))
      throw new ProblemError('conflict', `A night of ${name} is going on. Wait for it, or cancel its run.`);
    const nightId = await this.store.fires.addManual(id, await this.clock.now());
    if (nightId === null) throw new ProblemError('conflict', `${name} is starting already.`);
    await this.starter.startAll();
    return { nightId };
  }

  /** The newest nights, oldest first. Throws `not_found`. */
  async history(id: string, nights: number): Promise<ScheduleHistory> {
    const row = await this.row(id);
    return { schedule: toSchedule(row, await this.clock.now()), ...(await this.nights.read(row, nights)) };
  }

  private async row(id: string): Promise<StoredSchedule> {
    const row = await this.store.schedules.find(id);
    if (row === null) throw new ProblemError('not_found', 'There is no such schedule.');
    return row;
  }
}
