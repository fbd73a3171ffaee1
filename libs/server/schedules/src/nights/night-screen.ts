import type { NightFigure, NightModel, NightState } from '@assay/contracts';
import { pinBaseline, screenNight, type PinnedBaseline, type ScreenedScope } from '@assay/domain/regression';
import { type NightScoreRow, type StoredFire, type StoredSchedule } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';
import { baselineFires, byPlace, modelState, nightTasks, placeKey, type NightPlace } from './night-data';
import { NightConditions, serverChange } from './night-conditions';
import { NightSpeeds, type PlaceSpeed } from './night-speeds';
import { nightBefore } from './slow-nights';
import { ScheduleStore } from '../schedule-store';

/** One model of a night, screened. */
export interface ScreenedModel {
  readonly place: NightPlace;
  readonly model: NightModel;
  /** Scopes that fresh answers have to decide. */
  readonly suspected: readonly string[];
  /** Known drops of this place, and whether they show in this night. */
  readonly known: readonly { readonly id: string; readonly shows: boolean }[];
  readonly speed: PlaceSpeed | null;
}

/** A night with what stands around it. */
interface NightToScreen {
  readonly fire: StoredFire;
  readonly runId: string;
  /** The planned night before it. */
  readonly night: StoredFire | undefined;
  readonly tonight: readonly NightPlace[];
}

/** Nights that are looked through for a baseline. */
export const NIGHTS_READ = 400;

/** Screens the nights of a schedule against the pinned baselines of its models. */
@Injectable()
export class NightScreen {
  constructor(
    private readonly store: ScheduleStore,
    private readonly conditions: NightConditions,
    private readonly speeds: NightSpeeds,
  ) {}

  /** Every model of a night that has ended. */
  async screen(schedule: StoredSchedule, fire: StoredFire, runId: string): Promise<ScreenedModel[]> {
    const rows = byPlace(await this.store.scores.scores([runId]));
    const night = nightBefore(await this.store.fires.nights(schedule.id, NIGHTS_READ), fire);
    const tonight = [...rows.values()].flatMap(([first]) => first ?? []);
    return Promise.all([...rows.values()].map((of) => this.screenModel(schedule, { fire, runId, night, tonight }, of)));
  }

  /** The pinned baseline of a place as it stood before a night, with the runs that it is made of. */
  async baseline(
    schedule: StoredSchedule,
    before: StoredFire,
    place: NightPlace,
  ): Promise<PinnedBaseline & { readonly runIds: readonly string[] }> {
    const earlier = (await this.store.fires.nights(schedule.id, NIGHTS_READ)).filter(
      (fire) => fire.scheduledFor < before.scheduledFor,
    );
    const since = await this.store.baselines.since(schedule.id);
    const runIds = baselineFires(earlier, place, since, schedule.baselineNights).flatMap(({ runId }) => runId ?? []);
    const rows = (await this.store.scores.scores(runIds)).filter((row) => placeKey(row) === placeKey(place));
    const nights = runIds.map((id) => nightTasks(rows.filter((row) => row.runId === id)));
    return {
      ...pinBaseline(
        nights,
        rows.some(({ temperature }) => temperature === 0),
      ),
      runIds,
    };
  }

  private async screenModel(
    schedule: StoredSchedule,
    { fire, runId, night, tonight }: NightToScreen,
    rows: readonly NightScoreRow[],
  ): Promise<ScreenedModel> {
    const [first] = rows;
    if (first === undefined) throw new Error('A model without a task was screened.');
    const place: NightPlace = first;
    const baseline = await this.baseline(schedule, fire, place);
    const scopes = screenNight(baseline, nightTasks(rows));
    const known = (await this.store.regressions.open(schedule.id)).filter((one) => placeKey(one) === placeKey(place));
    const open = known.filter(({ kind }) => kind === 'worse');
    const dropped = (scope: string): boolean => open.some((one) => one.scope === scope);
    const figures = scopes.map((scope) => figureOf(scope, dropped(scope.scope)));
    const changes = [
      ...serverChange(first, night?.models ?? [], tonight),
      ...(await this.conditions.changes(place, baseline.runIds.at(-1) ?? null, runId)),
    ];
    const speed = await this.speeds.look(place, runId, { baselineRunIds: baseline.runIds, night, open: known });
    return {
      place: { model: place.model, serverId: place.serverId },
      model: {
        ...{ model: first.model, serverId: first.serverId, server: first.server, digest: first.digest },
        ...{ state: modelState(figures, speed?.figure ?? null), figures, speed: speed?.figure ?? null, changes },
      },
      suspected: scopes
        .filter(({ scope, state }) => state === 'suspected' && !dropped(scope))
        .map(({ scope }) => scope),
      known: open.flatMap(({ id, scope }) => {
        const screened = scopes.find((one) => one.scope === scope);
        return screened === undefined || screened.difference === null
          ? []
          : [{ id, shows: screened.state === 'suspected' }];
      }),
      speed,
    };
  }
}

function figureOf(scope: ScreenedScope, knownToHaveDropped: boolean): NightFigure {
  const state: NightState = scope.state === 'suspected' && knownToHaveDropped ? 'regression' : scope.state;
  const { accuracy, tasks, trials, missing, baseline } = scope;
  return { scope: scope.scope, accuracy, tasks, trials, missing, baseline, state };
}
