import type { PlanBlock, RunPlan, TimeEstimate } from '@assay/contracts';
import { detectableDifference } from '@assay/domain/comparison';
import {
  estimateTime,
  predictSwaps,
  workOrder,
  type LaneSpeed,
  type LoadedRunner,
  type MeasuredSpeed,
  type WorkToEstimate,
} from '@assay/domain/scheduling';
import type { ServedTag } from '@assay/server/persistence';
import type { DraftModel, RunDraft } from './run-draft';

/** What is known of servers and models before a run. */
export interface KnownSpeeds {
  readonly speeds: readonly MeasuredSpeed[];
  /** By server. */
  readonly lanes: ReadonlyMap<string, LaneSpeed>;
}

/** Trials of a draft. */
export function trialsOf(draft: RunDraft): number {
  return draft.tasks.length * draft.models.length * draft.epochs;
}

/** Time for the whole draft. */
export function draftTime(draft: RunDraft, { speeds, lanes }: KnownSpeeds): TimeEstimate {
  const work = draft.models.flatMap((model) => workOf(draft, model));
  return estimateTime(work, speeds, lanes);
}

/** Blocks in the order of work, server by server. */
export function draftBlocks(draft: RunDraft, { speeds, lanes }: KnownSpeeds): PlanBlock[] {
  const serverIds = [...new Set(draft.models.map(({ served }) => served.serverId))];
  return serverIds
    .flatMap((serverId) => modelsInOrder(draft, serverId))
    .map((model) => ({
      serverId: model.served.serverId,
      server: model.served.server,
      model: model.served.tag,
      phase: 'generate',
      trials: draft.tasks.length * draft.epochs,
      estimate: estimateTime(workOf(draft, model), speeds, lanes),
    }));
}

function modelsInOrder(draft: RunDraft, serverId: string): DraftModel[] {
  const models = draft.models.filter(({ served }) => served.serverId === serverId);
  const [first] = models;
  const blocks = models.map((model) => ({ model, weights: model.served.weights, numCtx: model.numCtx }));
  return first === undefined ? [] : workOrder(blocks, runnersOf(first.served, draft.models)).map(({ model }) => model);
}

/** Figures of a plan that need no question to anybody. */
export function planFigures(draft: RunDraft): Pick<RunPlan, 'predictedSwaps' | 'detectableDifference'> {
  const loaded = new Map(draft.models.map(({ served }) => [served.serverId, runnersOf(served, draft.models)]));
  const blocks = draft.models.map(({ served, numCtx }) => ({
    serverId: served.serverId,
    weights: served.weights,
    numCtx,
  }));
  return { predictedSwaps: predictSwaps(blocks, loaded), detectableDifference: difference(draft) };
}

function difference(draft: RunDraft): number | null {
  const { tasks, models, epochs, options } = draft;
  if (models.length < 2 || tasks.length < 2) return null;
  return detectableDifference({
    tasks: tasks.length,
    epochs,
    deterministic: options.temperature === 0,
    variants: Math.min(...tasks.map((task) => task.variants)),
    pairs: (models.length * (models.length - 1)) / 2,
  });
}

function workOf(draft: RunDraft, { served }: DraftModel): WorkToEstimate[] {
  const counts = new Map<WorkToEstimate['taskType'], number>();
  for (const { taskType } of draft.tasks) counts.set(taskType, (counts.get(taskType) ?? 0) + draft.epochs);
  const { modelId, serverId } = served;
  return [...counts].map(([taskType, trials]) => ({ modelId, serverId, taskType, trials }));
}

/** What is in the memory of a server, in the words of the models of this run. */
function runnersOf(served: ServedTag, models: readonly DraftModel[]): LoadedRunner[] {
  return served.loaded.map((entry) => {
    const known = models.find((model) => model.served.digest !== null && model.served.digest === entry.digest);
    return { weights: known?.served.weights ?? entry.digest ?? entry.name, numCtx: entry.contextLength };
  });
}
