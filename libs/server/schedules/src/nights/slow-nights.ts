import { regressionSentence } from '@assay/domain/regression';
import { type NewRegression, type Sql, type StoredFire, type StoredSchedule } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';
import { AlertWriter } from '../alerts/alert-writer';
import { placeKey } from './night-data';
import type { ScreenedModel } from './night-screen';
import { SPEED, type SlowNight } from './slow-night';
import { ScheduleStore } from '../schedule-store';

/** Speed regressions: two nights in a row that are slower than every night of the baseline. */
@Injectable()
export class SlowNights {
  constructor(
    private readonly store: ScheduleStore,
    private readonly alerts: AlertWriter,
  ) {}

  /** Keeps slow models of a night in mind; the second night in a row is a regression, a night at the old speed ends one. */
  async note(sql: Sql, schedule: StoredSchedule, fire: StoredFire, screened: readonly ScreenedModel[]): Promise<void> {
    const open = (await this.store.regressions.open(schedule.id)).filter(({ kind }) => kind === 'slower');
    for (const model of screened) {
      const known = open.find((one) => placeKey(one) === placeKey(model.place));
      if (known !== undefined)
        await this.store.regressions.seenAgain(sql, known.id, model.slower !== null, fire.scheduledFor);
      else if (model.slower !== null && (await this.slowBefore(schedule, fire, model)))
        await this.report(sql, schedule, fire, model, model.slower);
    }
  }

  /** Whether the night before was slow as well: its median lay a tenth below the baseline too. */
  private async slowBefore(
    schedule: StoredSchedule,
    fire: StoredFire,
    { place, slower }: ScreenedModel,
  ): Promise<boolean> {
    const nights = await this.store.fires.nights(schedule.id, 30);
    const before = nights.filter((night) => night.scheduledFor < fire.scheduledFor && night.runId !== null).at(-1);
    const model = before?.models.find((one) => placeKey(one) === placeKey(place));
    const noted = model?.changes.find(({ setting }) => setting === SPEED);
    return slower !== null && noted !== undefined && noted.after !== null;
  }

  private async report(
    sql: Sql,
    schedule: StoredSchedule,
    fire: StoredFire,
    { place, model }: ScreenedModel,
    speed: SlowNight,
  ): Promise<void> {
    const change = (speed.now - speed.baseline) / speed.baseline;
    const facts = {
      ...{ kind: 'slower' as const, scope: 'overall', baseline: speed.baseline, now: speed.now, freshTrials: 0 },
      difference: { value: change, low: null, high: null },
      changes: model.changes.filter(({ setting }) => setting !== SPEED),
    };
    const regression: NewRegression = {
      ...{ ...facts, ...place, scheduleId: schedule.id, fireId: fire.id, tasks: [] },
      ...{ goodRunId: null, badRunId: fire.runId, since: fire.scheduledFor },
      sentence: regressionSentence({ ...facts, model: place.model }),
    };
    const id = await this.store.regressions.add(sql, regression);
    if (id !== null) await this.alerts.regression(sql, schedule, 'slower', [regression.sentence]);
  }
}
