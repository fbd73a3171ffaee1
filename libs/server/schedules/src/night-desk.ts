import { ProblemError, type ScheduleHistory } from '@assay/contracts';
import type { StoredSchedule } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';
import { NightHistory } from './nights/night-history';
import { NIGHTS_READ } from './nights/night-screen';
import { NightStarter } from './nights/night-starter';
import { ScheduleClock } from './schedule-clock';
import { ScheduleStore } from './schedule-store';
import { toSchedule } from './schedule-view';

/** Which model of a schedule is compared with other nights from now on. */
export interface NewBaseline {
  readonly model: string;
  readonly serverId: string;
  readonly comment?: string | null | undefined;
}

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

  /** The newest planned night with answers of a model begins its new baseline. Throws `not_found`, `conflict` where there is none. */
  async newBaseline(id: string, { model, serverId, comment = null }: NewBaseline): Promise<{ readonly since: string }> {
    await this.row(id);
    const nights = await this.store.fires.nights(id, NIGHTS_READ);
    const last = nights
      .filter(({ manual, runId }) => !manual && runId !== null)
      .findLast(({ models }) => models.some((one) => one.model === model && one.serverId === serverId));
    if (last === undefined)
      throw new ProblemError('conflict', `No planned night of this schedule has answers of ${model} yet.`);
    const since = last.scheduledFor;
    const pinnedAt = await this.clock.now();
    await this.store.database.transaction(async (sql) => {
      await this.store.baselines.pin(sql, id, { model, serverId, since, pinnedAt }, comment);
      await this.store.regressions.acceptOthers(sql, { scheduleId: id, model, serverId });
    });
    return { since: since.toISOString() };
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
