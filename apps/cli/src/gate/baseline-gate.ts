import type { JsonObject, Run, RunOptions, SamplingOptions } from '@assay/contracts';
import {
  confirmDrops,
  type ConfirmedScope,
  FEWEST_BASELINE_NIGHTS,
  type NightTask,
  type ScreenedScope,
  screenNight,
  tasksOfScope,
} from '@assay/domain/regression';
import type { FinishedRun } from './finished-run';
import { type GatedModel, modelsInBoth, nightTasks } from './night-tasks';

/** One model held against the earlier run, before fresh answers. */
export interface Screened {
  readonly model: GatedModel;
  readonly name: string;
  readonly baseline: readonly NightTask[];
  readonly scopes: readonly ScreenedScope[];
}

/** What has to be asked again to know. */
export interface FreshQuestion {
  readonly models: readonly GatedModel[];
  readonly taskIds: readonly string[];
}

/** Sampling of every model of a run, as it was accepted. */
function samplingOf(manifest: JsonObject): readonly SamplingOptions[] {
  const { models } = manifest as { readonly models?: readonly { readonly sampling?: SamplingOptions }[] };
  return (models ?? []).map(({ sampling }) => sampling ?? {});
}

/** Options that give a run like this one again: its sampling; the context of its models where all had the same. */
export function optionsOf({ manifest, models }: Run): RunOptions {
  const [sampling = {}] = samplingOf(manifest);
  const contexts = new Set(models.map(({ numCtx }) => numCtx));
  const [numCtx] = contexts;
  return { ...sampling, ...(contexts.size === 1 && numCtx !== undefined && numCtx > 0 ? { numCtx } : {}) };
}

/** Whether repeats are copies: temperature 0 was asked for. */
const isDeterministic = ({ manifest }: Run): boolean =>
  samplingOf(manifest).some(({ temperature }) => temperature === 0);

function tasksOf({ run, results }: FinishedRun, column: Run['models'][number]): NightTask[] {
  return nightTasks(results, column, { deterministic: isDeterministic(run), judge: run.judge?.name ?? null });
}

/** Looks for scopes in which a model may have got worse. A single run stands for the nights of a baseline: the user has chosen it. */
export function screenAgainst(now: FinishedRun, before: FinishedRun): Screened[] {
  return modelsInBoth(now.run.models, before.run.models).map((model) => {
    const baseline = tasksOf(before, model.before);
    const several = now.run.models.filter(({ name }) => name === model.now.name).length > 1;
    return {
      ...{ model, baseline, name: several ? `${model.now.name}@${model.now.server}` : model.now.name },
      scopes: screenNight({ nights: FEWEST_BASELINE_NIGHTS, tasks: baseline }, tasksOf(now, model.now)),
    };
  });
}

const suspected = ({ scopes }: Screened): readonly ScreenedScope[] =>
  scopes.filter(({ state }) => state === 'suspected');

/** Models and tasks of all suspicions; null where there is none. */
export function freshQuestion(screened: readonly Screened[], now: FinishedRun): FreshQuestion | null {
  const doubtful = screened.filter((one) => suspected(one).length > 0);
  if (doubtful.length === 0) return null;
  const taskIds = doubtful.flatMap((one) => {
    const known = new Set(one.baseline.map(({ taskId }) => taskId));
    const asked = tasksOf(now, one.model.now).filter(({ taskId }) => known.has(taskId));
    return suspected(one).flatMap(({ scope }) => tasksOfScope(asked, scope).map(({ taskId }) => taskId));
  });
  return { models: doubtful.map(({ model }) => model), taskIds: [...new Set(taskIds)] };
}

/** What fresh answers say of the suspicions: Holm over all of them, the size of a drop from the fresh answers alone. */
export function confirmWith(screened: readonly Screened[], fresh: FinishedRun): ConfirmedScope[] {
  const suspicions = screened.flatMap((one) => {
    const { serverId, name } = one.model.now;
    const column = fresh.run.models.find((model) => model.name === name && model.serverId === serverId);
    const answers = column === undefined ? [] : tasksOf(fresh, column);
    return suspected(one).map(({ scope }) => ({ model: one.name, scope, baseline: one.baseline, fresh: answers }));
  });
  return confirmDrops(suspicions);
}
