import type { NightModel, RegressedTask } from '@assay/contracts';
import {
  confirmDrops,
  regressionSentence,
  type ConfirmedScope,
  type NightScope,
  type Suspicion,
} from '@assay/domain/regression';
import {
  type NewRegression,
  type NightScoreRow,
  type StoredFire,
  type StoredSchedule,
} from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';
import { modelState, nightTasks, placeKey, type NightPlace } from './night-data';
import { NightScreen } from './night-screen';
import { ScheduleStore } from '../schedule-store';

/** Tasks that a regression names. */
const TASKS_NAMED = 20;

interface Case extends Suspicion {
  readonly place: NightPlace;
  readonly confirmRunId: string;
  readonly goodRunId: string | null;
}

/** What was decided about the answers of a night. */
export interface DropDecision {
  readonly regressions: readonly NewRegression[];
  readonly settle: (model: NightModel) => NightModel;
}

/** Decides suspicions once their fresh answers are there. */
@Injectable()
export class ConfirmedDrops {
  constructor(
    private readonly store: ScheduleStore,
    private readonly screen: NightScreen,
  ) {}

  /** What fresh answers decided about a night. */
  async decided(schedule: StoredSchedule, fire: StoredFire): Promise<DropDecision> {
    const cases = await this.cases(schedule, fire);
    const decided = confirmDrops(cases);
    const regressions = await Promise.all(
      decided.flatMap((scope, index) => {
        const of = cases[index];
        return scope.confirmed && of !== undefined ? [this.regressionOf(schedule, fire, of, scope)] : [];
      }),
    );
    return { regressions, settle: (model) => afterConfirmation(model, decided) };
  }

  private async cases(schedule: StoredSchedule, fire: StoredFire): Promise<Case[]> {
    const cases: Case[] = [];
    for (const { model, serverId, scopes, runId } of await this.store.baselines.confirmations(fire.id)) {
      if (runId === null) continue;
      const place = { model, serverId };
      const { tasks, runIds } = await this.screen.baseline(schedule, fire, place);
      const fresh = nightTasks(await this.store.scores.scores([runId]));
      for (const scope of scopes)
        cases.push({
          ...{ model: placeKey(place), scope: scope as NightScope, baseline: tasks, fresh },
          ...{ place, confirmRunId: runId, goodRunId: runIds.at(-1) ?? null },
        });
    }
    return cases;
  }

  private async regressionOf(
    schedule: StoredSchedule,
    fire: StoredFire,
    { place, confirmRunId, goodRunId }: Case,
    { scope, baseline, now, difference, freshTrials, tasks }: ConfirmedScope,
  ): Promise<NewRegression> {
    const changes = fire.models.find((model) => placeKey(model) === placeKey(place))?.changes ?? [];
    const facts = {
      kind: 'worse' as const,
      scope,
      baseline: baseline ?? 0,
      now: now ?? 0,
      difference,
      freshTrials,
      changes,
    };
    const good = goodRunId === null ? [] : await this.store.scores.scores([goodRunId]);
    const bad = await this.store.scores.scores([confirmRunId]);
    const at = (rows: readonly NightScoreRow[], taskId: string): NightScoreRow | undefined =>
      rows.find((row) => row.taskId === taskId && placeKey(row) === placeKey(place));
    const named = tasks.slice(0, TASKS_NAMED).flatMap((task): RegressedTask[] => {
      const [before, after] = [at(good, task.taskId), at(bad, task.taskId)];
      if (after === undefined) return [];
      return [
        {
          ...{ ...task, key: after.taskKey, title: after.title },
          ...{ goodResultId: before?.bestResultId ?? null, badResultId: after.worstResultId },
          ...{ goodRunId, badRunId: confirmRunId },
        },
      ];
    });
    return {
      ...{ ...facts, ...place, scheduleId: schedule.id, fireId: fire.id, tasks: named, speed: null },
      ...{ goodRunId, badRunId: fire.runId, since: fire.scheduledFor },
      sentence: regressionSentence({ ...facts, model: place.model }),
    };
  }
}

/** A model's night with its suspicions decided. */
function afterConfirmation(model: NightModel, decided: readonly ConfirmedScope[]): NightModel {
  const mine = decided.filter((scope) => scope.model === placeKey(model));
  if (mine.length === 0) return model;
  const figures = model.figures.map((figure) => {
    const scope = mine.find((one) => one.scope === figure.scope);
    if (scope === undefined) return figure;
    if (scope.pWorse === null) return { ...figure, state: 'no_data' as const };
    return { ...figure, state: scope.confirmed ? ('regression' as const) : ('ok' as const) };
  });
  return { ...model, figures, state: modelState(figures, model.speed) };
}
