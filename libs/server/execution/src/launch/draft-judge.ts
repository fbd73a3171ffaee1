import { LIMITS } from '@assay/contracts';
import { itemsPerCall, plannedCalls, PROTOCOL } from '@assay/domain/judging';
import { readCriteria } from '@assay/domain/scoring';
import type { PlannableTask, ServedTag } from '@assay/server/persistence';

/** What a judge's context size depends on. */
export interface JudgeSurroundings {
  /** Models of the run with the context size that each is loaded with. */
  readonly models: readonly { readonly served: Pick<ServedTag, 'modelId' | 'serverId'>; readonly numCtx: number }[];
  readonly tasks: readonly Pick<PlannableTask, 'longest'>[];
  /** As the run asks. */
  readonly numCtx: number | undefined;
}

/** Characters of the judge's instructions and one requirement, and of each further one. */
const INSTRUCTIONS = 2_500;
const REQUIREMENT = 500;
const CHARACTERS_PER_TOKEN = 3;
const STEP = 1_024;

/**
 * Context size for a judge, tokens: that of the same model in the run, so that it is not loaded anew; else what the run or the default
 * gives, and enough for the longest task with the longest answer that is shown; never more than the model has.
 */
export function judgeNumCtx(judge: ServedTag, { models, tasks, numCtx }: JudgeSurroundings): number {
  const same = models.find(({ served }) => served.modelId === judge.modelId && served.serverId === judge.serverId);
  if (same !== undefined) return same.numCtx;
  const needed = Math.ceil(judgeTokens(judge, tasks) / STEP) * STEP;
  return Math.min(Math.max(numCtx ?? LIMITS.numCtx.default, needed), judge.contextLength ?? Number.POSITIVE_INFINITY);
}

/** Tokens of the longest of these tasks with the longest answer that a judge is shown, and its reply; estimated from their characters. */
export function judgeTokens(
  { parameterSize }: Pick<ServedTag, 'parameterSize'>,
  tasks: JudgeSurroundings['tasks'],
): number {
  const items = itemsPerCall(parameterSize);
  const longest = Math.max(0, ...tasks.map((task) => task.longest));
  const characters = longest + PROTOCOL.shownAnswer + INSTRUCTIONS + REQUIREMENT * (items - 1);
  return Math.ceil(characters / CHARACTERS_PER_TOKEN) + PROTOCOL.numPredict * items;
}

/** What a plan expects of its judge: answers to look at, and calls, controls and repetitions aside. */
export function judgeLoad(
  tasks: readonly PlannableTask[],
  candidates: readonly { readonly served: Pick<ServedTag, 'modelId'> }[],
  epochs: number,
  judge: Pick<ServedTag, 'modelId' | 'parameterSize'>,
): { readonly answers: number; readonly calls: number } {
  const others = candidates.filter(({ served }) => served.modelId !== judge.modelId).length * epochs;
  const calls = tasks.map((task) => plannedCalls(readCriteria(task.criteria), itemsPerCall(judge.parameterSize)));
  return {
    answers: calls.filter((count) => count > 0).length * others,
    calls: calls.reduce((sum, count) => sum + count, 0) * others,
  };
}
