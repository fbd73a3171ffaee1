import type { NightModel, NightState } from '@assay/contracts';
import { type Sql, type StoredFire, type StoredSchedule } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';
import { LostNights, type NightWithoutResult } from './lost-nights';
import { gravest } from './night-data';
import { NightScreen, type ScreenedModel } from './night-screen';
import { SlowNights } from './slow-nights';
import { SuspicionJudge } from './suspicion-judge';
import { ScheduleStore } from '../schedule-store';

/** Says what a night came to, once its run or its confirmations have ended. */
@Injectable()
export class NightJudge {
  constructor(
    private readonly store: ScheduleStore,
    private readonly screen: NightScreen,
    private readonly suspicions: SuspicionJudge,
    private readonly slow: SlowNights,
    private readonly lost: LostNights,
  ) {}

  async judgeAll(): Promise<void> {
    for (const fire of await this.store.fires.toJudge()) {
      const schedule = await this.store.schedules.find(fire.scheduleId);
      if (schedule === null || fire.runId === null) continue;
      if (fire.state === 'suspected') await this.suspicions.decide(schedule, fire);
      else await this.judge(schedule, fire, fire.runId);
    }
  }

  private async judge(schedule: StoredSchedule, fire: StoredFire, runId: string): Promise<void> {
    const screened = await this.screen.screen(schedule, fire, runId);
    const without = whyWithoutData(fire, screened);
    if (without !== null) return this.lost.end(schedule, fire, 'running', without);
    const models = screened.map(({ model }) => model);
    const suspicions = screened.filter(({ suspected }) => suspected.length > 0);
    const open = suspicions.length > 0 || models.some(({ speed }) => speed?.finding === 'suspected');
    const state: NightState = open ? 'suspected' : gravest(models.map((model) => model.state));
    const settled = await this.store.database.transaction(async (sql) => {
      if (!(await this.store.fires.settle(sql, fire.id, 'running', { state, reason: null, models }))) return false;
      for (const { place, suspected } of suspicions)
        await this.store.baselines.suspect(sql, { fireId: fire.id, ...place, scopes: suspected, runId: null });
      for (const { known } of screened)
        for (const { id, shows } of known) await this.store.regressions.seenAgain(sql, id, shows, fire.scheduledFor);
      await this.slow.note(sql, schedule, fire, screened);
      await this.store.speeds.giveUp(sql, runId);
      for (const model of models) if (model.state === 'series_broken') await this.beginAnew(sql, schedule, fire, model);
      return true;
    });
    if (settled) await this.store.schedules.clearFailures(schedule.id);
  }

  /** Nothing is left to compare with: from this night on there is a new series. */
  private beginAnew(
    sql: Sql,
    schedule: StoredSchedule,
    fire: StoredFire,
    { model, serverId }: NightModel,
  ): Promise<void> {
    const since = fire.scheduledFor;
    return this.store.baselines.pin(
      sql,
      schedule.id,
      { model, serverId, since, pinnedAt: since },
      'The series broke here.',
    );
  }
}

function whyWithoutData(fire: StoredFire, screened: readonly ScreenedModel[]): NightWithoutResult | null {
  const models = screened.map(({ model }) => model);
  if (fire.runStatus === 'cancelled') return { state: 'no_data', reason: 'The run was cancelled.', models };
  if (fire.runStatus === 'failed') return { state: 'error', reason: 'No answer of the run could be scored.', models };
  if (models.length > 0 && models.some(({ state }) => state !== 'no_data')) return null;
  return { state: 'no_data', reason: 'More than a tenth of the answers are missing or could not be scored.', models };
}
