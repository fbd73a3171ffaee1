import type { NightModel, NightSpeedFigure, RegressionSpeed } from '@assay/contracts';
import { regressionSentence } from '@assay/domain/regression';
import {
  type NewRegression,
  type Sql,
  type StoredFire,
  type StoredSchedule,
  type StoredSpeedCheck,
} from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';
import { AlertWriter } from '../alerts/alert-writer';
import { ScheduleClock } from '../schedule-clock';
import { ScheduleStore } from '../schedule-store';
import { modelState, placeKey } from './night-data';
import { type PlaceSpeed, wasSlow } from './night-speeds';
import { SECOND_LOOK_MS } from './second-looks';

/** What was decided about the speed of a night. */
export interface SpeedDecision {
  readonly regressions: readonly NewRegression[];
  readonly settle: (model: NightModel) => NightModel;
}

/** Speed regressions: a slow probe that a second one confirms; where no probe is to be had, two slow nights in a row. */
@Injectable()
export class SlowNights {
  constructor(
    private readonly store: ScheduleStore,
    private readonly clock: ScheduleClock,
    private readonly alerts: AlertWriter,
  ) {}

  /** Keeps what is slow in mind: asks for second looks, counts the nights of known regressions, and stores the new ones with their alert. */
  async note(sql: Sql, schedule: StoredSchedule, fire: StoredFire, models: readonly Noted[]): Promise<void> {
    const dueAt = new Date((await this.clock.now()).getTime() + SECOND_LOOK_MS);
    const found: NewRegression[] = [];
    for (const { model, speed } of models) {
      if (speed === null) continue;
      const { figure, known, line, place } = speed;
      if (known !== null) await this.store.regressions.seenAgain(sql, known.id, known.shows, fire.scheduledFor);
      else if (figure.finding === 'suspected' && line !== null)
        await this.store.speedChecks.suspect(sql, {
          ...{ fireId: fire.id, model: place.model, serverId: place.serverId, dueAt },
          ...{
            baseline: line.baseline,
            lowest: line.lowest,
            now: figure.tokensPerSecond,
            gpuShareBefore: speed.gpuShareBefore,
          },
        });
      else if (figure.finding === 'slower')
        found.push(newRegression(schedule, fire, model, { ...figure, gpuShareBefore: speed.gpuShareBefore }, null));
    }
    await this.alerts.found(sql, schedule, found);
  }

  /** What second probes decided about a night. */
  async decided(schedule: StoredSchedule, fire: StoredFire): Promise<SpeedDecision> {
    const checks = await this.store.speedChecks.ofFire(fire.id);
    const nights = await this.store.fires.nights(schedule.id, NIGHTS_BACK);
    const before = nightBefore(nights, fire);
    const settle = (model: NightModel): NightModel => {
      const check = checks.find((one) => placeKey(one) === placeKey(model));
      if (check === undefined || model.speed === null) return model;
      const speed = { ...model.speed, ...foundBy(check, wasSlow(model, before)) };
      return { ...model, speed, state: modelState(model.figures, speed) };
    };
    const regressions = fire.models.flatMap((model): NewRegression[] => {
      const check = checks.find((one) => placeKey(one) === placeKey(model));
      const { speed } = settle(model);
      if (check === undefined || speed?.finding !== 'slower') return [];
      return [newRegression(schedule, fire, model, { ...speed, gpuShareBefore: check.gpuShareBefore }, check)];
    });
    return { regressions, settle };
  }
}

/** A model of a night with its speed. */
export interface Noted {
  readonly model: NightModel;
  readonly speed: PlaceSpeed | null;
}

const NIGHTS_BACK = 30;

/** The last planned night before this one that has a run. */
export function nightBefore(nights: readonly StoredFire[], fire: StoredFire): StoredFire | undefined {
  return nights.filter((night) => night.scheduledFor < fire.scheduledFor && night.runId !== null).at(-1);
}

/** The second probe's own figure stands where it decided. */
function foundBy(
  { outcome, second, secondGpuShare }: StoredSpeedCheck,
  slowBefore: boolean,
): Partial<NightSpeedFigure> & Pick<NightSpeedFigure, 'finding'> {
  if (outcome === 'refuted') return { finding: 'ok' };
  if (outcome !== 'confirmed') return { finding: slowBefore ? 'slower' : 'unconfirmed' };
  return { finding: 'slower', ...(second === null ? {} : { tokensPerSecond: second, gpuShare: secondGpuShare }) };
}

function newRegression(
  schedule: StoredSchedule,
  fire: StoredFire,
  { model, serverId, changes }: NightModel,
  figure: NightSpeedFigure & { readonly gpuShareBefore: number | null },
  check: StoredSpeedCheck | null,
): NewRegression {
  const { tokensPerSecond: now, source, probeId, gpuShare, gpuShareBefore } = figure;
  const baseline = figure.baseline ?? now;
  const confirmedBy = check?.outcome === 'confirmed' ? check.probeId : null;
  const speed: RegressionSpeed = { source, probeId, confirmedBy, gpuShareBefore, gpuShare };
  const facts = {
    ...{ kind: 'slower' as const, scope: 'overall', baseline, now, freshTrials: 0, changes, speed },
    difference: { value: (now - baseline) / baseline, low: null, high: null },
  };
  return {
    ...{ ...facts, model, serverId, scheduleId: schedule.id, fireId: fire.id, tasks: [] },
    ...{ goodRunId: null, badRunId: fire.runId, since: fire.scheduledFor },
    sentence: regressionSentence({ ...facts, model }),
  };
}
