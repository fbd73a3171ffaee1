import type { TaskType } from '@assay/contracts';
import {
  answerLength,
  JUDGE_PROMPT_TOKENS,
  JUDGE_REPLY,
  promptTokens,
  speedFromProbe,
  type MeasuredSpeed,
} from '@assay/domain/scheduling';
import { judgeSpeedKey, type ProbedModel, type ProbedSpeeds, type ServedTag } from '@assay/server/persistence';
import type { RunDraft } from './run-draft';

/** What probes let be expected of a draft. */
export interface ExpectedSpeeds {
  readonly speeds: readonly MeasuredSpeed[];
  /** Load of a model on each server, where a probe saw one, ms. */
  readonly loadMs: ReadonlyMap<string, number>;
}

/** Speeds of models and judge of a draft that have no answers on their server yet, from their last speed probes. */
export async function expectedSpeeds(
  probed: ProbedSpeeds,
  draft: RunDraft,
  measured: readonly MeasuredSpeed[],
): Promise<ExpectedSpeeds> {
  const unknown = (modelId: string, { serverId }: ServedTag): boolean =>
    !measured.some((speed) => speed.modelId === modelId && speed.serverId === serverId);
  const models = draft.models.filter(({ served }) => unknown(served.modelId, served));
  const judge =
    draft.judge !== null && unknown(judgeSpeedKey(draft.judge.served.modelId), draft.judge.served) ? draft.judge : null;
  const rates = await probed.rates([...models, ...(judge === null ? [] : [judge])].map(({ served }) => served.modelId));
  if (rates.length === 0) return { speeds: [], loadMs: new Map() };
  const written = await probed.lengths();
  const rateOf = ({ modelId, serverId }: ServedTag): ProbedModel | undefined =>
    rates.find((rate) => rate.modelId === modelId && rate.serverId === serverId);
  const answers = models.flatMap(({ served, sampling }): MeasuredSpeed[] => {
    const rate = rateOf(served);
    if (rate === undefined) return [];
    const thinking = served.capabilities.includes('thinking') && sampling.think !== false;
    return typesOf(draft).map((taskType) => {
      const lengths = written.find((one) => one.taskType === taskType && one.thinking === thinking)?.length;
      const length = answerLength(taskType, lengths, { thinking, limit: sampling.numPredict });
      return speedFromProbe(rate, { taskType, promptTokens: promptOf(draft, taskType), length }, served.slots);
    });
  });
  const judging = judge === null ? undefined : rateOf(judge.served);
  return {
    speeds: [...answers, ...(judging === undefined ? [] : [judgeSpeed(judging)])],
    loadMs: new Map(rates.flatMap(({ serverId, coldLoadMs }) => (coldLoadMs === null ? [] : [[serverId, coldLoadMs]]))),
  };
}

function judgeSpeed(rate: ProbedModel): MeasuredSpeed {
  const reply = { taskType: 'general_chat', promptTokens: JUDGE_PROMPT_TOKENS, length: JUDGE_REPLY } as const;
  return { ...speedFromProbe(rate, reply, 1), modelId: judgeSpeedKey(rate.modelId) };
}

function typesOf({ tasks }: RunDraft): TaskType[] {
  return [...new Set(tasks.map(({ taskType }) => taskType))];
}

/** Mean prompt of a task type, tokens. */
function promptOf({ tasks }: RunDraft, taskType: TaskType): number {
  const own = tasks.filter((task) => task.taskType === taskType);
  return promptTokens(own.reduce((sum, { longest }) => sum + longest, 0) / Math.max(1, own.length));
}
