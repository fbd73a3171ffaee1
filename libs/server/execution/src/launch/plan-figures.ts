import type { PlanBlock, RunPlan, TimeEstimate } from '@assay/contracts';
import { detectableDifference } from '@assay/domain/comparison';
import {
  estimateTime,
  predictSwaps,
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

/** Blocks in the order of work: model by model, those that are loaded first. */
export function draftBlocks(draft: RunDraft, { speeds, lanes }: KnownSpeeds): PlanBlock[] {
  const first = draft.models.filter(isLoadedNow);
  const rest = draft.models.filter((model) => !isLoadedNow(model));
  return [...first, ...rest].map((model) => ({
    serverId: model.served.serverId,
    server: model.served.server,
    model: model.served.tag,
    phase: 'generate',
    trials: draft.tasks.length * draft.epochs,
    estimate: estimateTime(workOf(draft, model), speeds, lanes),
  }));
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

function isLoadedNow({ served, numCtx }: DraftModel): boolean {
  return served.loaded.some(
    (entry) =>
      (served.digest === null ? entry.name === served.tag : entry.digest === served.digest) &&
      (entry.contextLength === null || entry.contextLength === numCtx),
  );
}

/** What is in the memory of a server, in the words of the models of this run. */
function runnersOf(served: ServedTag, models: readonly DraftModel[]): LoadedRunner[] {
  return served.loaded.map((entry) => {
    const known = models.find((model) => model.served.digest !== null && model.served.digest === entry.digest);
    return { weights: known?.served.weights ?? entry.digest ?? entry.name, numCtx: entry.contextLength };
  });
}
