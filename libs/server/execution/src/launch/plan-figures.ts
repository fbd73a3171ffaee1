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
import { judgeSpeedKey, type ServedTag } from '@assay/server/persistence';
import { judgeLoad } from './draft-judge';
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
  return estimateTime([...work, ...judgeWork(draft)], speeds, lanes);
}

/** Calls of the judge, controls and repetitions aside. */
export function judgeCalls(draft: RunDraft): number {
  return loadOf(draft).calls;
}

/** Blocks in the order of work, server by server, a judge's block last. */
export function draftBlocks(draft: RunDraft, known: KnownSpeeds): PlanBlock[] {
  const blocks = runningOrder(draft);
  const serverIds = [...new Set(blocks.map(({ served }) => served.serverId))];
  return serverIds.flatMap((serverId) =>
    blocks.filter(({ served }) => served.serverId === serverId).map((block) => planBlock(draft, block, known)),
  );
}

interface DraftBlock {
  readonly served: ServedTag;
  readonly numCtx: number;
  readonly phase: 'generate' | 'judge';
}

function planBlock(draft: RunDraft, { served, phase }: DraftBlock, { speeds, lanes }: KnownSpeeds): PlanBlock {
  const { serverId, server, tag } = served;
  const base = { serverId, server, model: tag, phase };
  if (phase === 'judge') {
    const { answers, calls } = loadOf(draft);
    return { ...base, trials: answers, calls, estimate: estimateTime(judgeWork(draft), speeds, lanes) };
  }
  const trials = draft.tasks.length * draft.epochs;
  return { ...base, trials, estimate: estimateTime(workOf(draft, { served }), speeds, lanes) };
}

/** All blocks, each server's in the order in which its lane takes them. */
function runningOrder(draft: RunDraft): DraftBlock[] {
  const blocks = blocksOf(draft);
  const serverIds = [...new Set(blocks.map(({ served }) => served.serverId))];
  return serverIds.flatMap((serverId) => {
    const here = blocks.filter(({ served }) => served.serverId === serverId);
    const [first] = here;
    const weighed = here.map((block) => ({ ...block, weights: block.served.weights }));
    return first === undefined ? [] : workOrder(weighed, runnersOf(first.served, draft.models));
  });
}

function blocksOf(draft: RunDraft): DraftBlock[] {
  const { judge } = draft;
  const judging =
    judge !== null && loadOf(draft).answers > 0
      ? [{ served: judge.served, numCtx: judge.numCtx, phase: 'judge' as const }]
      : [];
  return [...draft.models.map(({ served, numCtx }) => ({ served, numCtx, phase: 'generate' as const })), ...judging];
}

function loadOf({ tasks, models, epochs, judge }: RunDraft): { readonly answers: number; readonly calls: number } {
  return judge === null ? { answers: 0, calls: 0 } : judgeLoad(tasks, models, epochs, judge.served);
}

/** A judge's calls as work of a model of its own, whose speed is measured apart. */
function judgeWork(draft: RunDraft): WorkToEstimate[] {
  const { calls } = loadOf(draft);
  if (draft.judge === null || calls === 0) return [];
  const { modelId, serverId } = draft.judge.served;
  return [{ modelId: judgeSpeedKey(modelId), serverId, taskType: 'general_chat', trials: calls }];
}

/** Figures of a plan that need no question to anybody. */
export function planFigures(draft: RunDraft): Pick<RunPlan, 'predictedSwaps' | 'detectableDifference'> {
  const all = blocksOf(draft);
  const loaded = new Map(all.map(({ served }) => [served.serverId, runnersOf(served, draft.models)]));
  const blocks = all.map(({ served, numCtx, phase }) => ({
    serverId: served.serverId,
    weights: served.weights,
    numCtx,
    phase,
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

function workOf(draft: RunDraft, { served }: Pick<DraftModel, 'served'>): WorkToEstimate[] {
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
