import type { FlakyTask, Night, ScheduleHistory } from '@assay/contracts';
import { flakyTasks, pooledNights } from '@assay/domain/regression';
import { type StoredFire, type StoredSchedule } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';
import { shownState } from '../schedule-view';
import { baselineFires, byPlace, nightTasks, placeKey } from './night-data';
import { NIGHTS_READ } from './night-screen';
import { ScheduleStore } from '../schedule-store';

const ALERTS_SHOWN = 50;

/** The nights of a schedule as a series, with what belongs to them. */
@Injectable()
export class NightHistory {
  constructor(private readonly store: ScheduleStore) {}

  /** The newest `count` nights, oldest first. */
  async read(schedule: StoredSchedule, count: number): Promise<Omit<ScheduleHistory, 'schedule'>> {
    const fires = await this.store.fires.nights(schedule.id, NIGHTS_READ);
    const pinned = await this.pinnedRuns(schedule, fires);
    const alerts = await this.store.alerts.list(schedule.id, ALERTS_SHOWN);
    return {
      nights: fires.slice(-count).map((fire) => toNight(fire, pinned)),
      flakyTasks: await this.flaky([...pinned]),
      deliveries: alerts.map(({ createdAt, deliveredAt, nextTryAt, ...alert }) => ({
        ...alert,
        createdAt: createdAt.toISOString(),
        deliveredAt: deliveredAt?.toISOString() ?? null,
        nextTryAt: nextTryAt?.toISOString() ?? null,
      })),
    };
  }

  /** Runs that are part of the pinned baseline of any model. */
  private async pinnedRuns(schedule: StoredSchedule, fires: readonly StoredFire[]): Promise<ReadonlySet<string>> {
    const since = await this.store.baselines.since(schedule.id);
    const places = new Map(fires.flatMap(({ models }) => models).map((model) => [placeKey(model), model]));
    const pinned = [...places.values()].flatMap((place) => baselineFires(fires, place, since, schedule.baselineNights));
    return new Set(pinned.flatMap(({ runId }) => runId ?? []));
  }

  private async flaky(runIds: readonly string[]): Promise<FlakyTask[]> {
    const rows = runIds.length === 0 ? [] : await this.store.scores.scores(runIds);
    return [...byPlace(rows).values()].flatMap((of) => {
      const titles = new Map(of.map(({ taskId, taskKey, title }) => [taskId, { key: taskKey, title }]));
      return flakyTasks(pooledNights([nightTasks(of)])).flatMap((task) => {
        const named = titles.get(task.taskId);
        return named === undefined ? [] : [{ model: of[0]?.model ?? '', ...task, ...named }];
      });
    });
  }
}

function toNight(fire: StoredFire, pinned: ReadonlySet<string>): Night {
  const { id, scheduledFor, state, reason, manual, runId, runStatus, confirmRunIds, models } = fire;
  return {
    ...{ id, reason, manual, runId, runStatus, confirmRunIds },
    // Nights of earlier versions say nothing of their speed.
    models: models.map((model) => ({ ...model, speed: model.speed ?? null })),
    scheduledFor: scheduledFor.toISOString(),
    state: shownState(state),
    inBaseline: runId !== null && pinned.has(runId),
  };
}
