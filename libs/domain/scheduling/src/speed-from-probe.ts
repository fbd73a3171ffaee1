import type { TaskType } from '@assay/contracts';
import type { MeasuredSpeed } from './estimate-time';

/** What the last valid speed probe of a model found on a server. */
export interface ProbedRate {
  readonly modelId: string;
  readonly serverId: string;
  /** Null where the server does not say how long it reads. */
  readonly promptTokensPerSecond: number | null;
  readonly tokensPerSecond: number;
}

/** Tokens of an answer: lower quartile, median, upper quartile. */
export type AnswerLength = readonly [low: number, median: number, high: number];

/** What an answer to tasks of one type is made of. */
export interface AnswerToExpect {
  readonly taskType: TaskType;
  readonly promptTokens: number;
  readonly length: AnswerLength;
}

/** Answers of a model of some billion parameters to the tasks that ship with Assay, for a start: what was really answered takes their place. */
const USUAL: Readonly<Record<TaskType, AnswerLength>> = {
  code_generation: [150, 350, 800],
  code_analysis: [150, 350, 700],
  reasoning: [100, 300, 800],
  planning: [150, 400, 900],
  general_chat: [100, 250, 600],
};
/** A model that thinks first writes so many times as much. */
const THINKING: AnswerLength = [2, 4, 8];
/** A judge's reply to one requirement, with its reason. */
export const JUDGE_REPLY: AnswerLength = [40, 80, 200];
/** Question, answer and requirement that a judge reads, tokens. */
export const JUDGE_PROMPT_TOKENS = 900;
const CHARACTERS_PER_TOKEN = 4;
/** Chat template and system prompt. */
const FRAME_TOKENS = 40;

/** Tokens of a prompt of about so many characters. */
export function promptTokens(characters: number): number {
  return Math.ceil(characters / CHARACTERS_PER_TOKEN) + FRAME_TOKENS;
}

/** How long answers of a task type are: as other models of that kind wrote them, else a usual length; never above the limit of tokens. */
export function answerLength(
  taskType: TaskType,
  written: AnswerLength | undefined,
  { thinking, limit }: { readonly thinking: boolean; readonly limit: number | undefined },
): AnswerLength {
  const most = limit === undefined || limit <= 0 ? Infinity : limit;
  const [low, median, high] = written ?? (thinking ? times(USUAL[taskType], THINKING) : USUAL[taskType]);
  return [Math.min(low, most), Math.min(median, most), Math.min(high, most)];
}

/**
 * Times of answers as a probe lets them be expected: reading the prompt and writing at the probed speeds. It was measured alone on its
 * server: with several slots the upper end allows that answers side by side are no quicker than one after the other.
 */
export function speedFromProbe(
  { modelId, serverId, promptTokensPerSecond, tokensPerSecond }: ProbedRate,
  { taskType, promptTokens: prompt, length }: AnswerToExpect,
  slots: number,
): MeasuredSpeed {
  const reading = promptTokensPerSecond === null ? 0 : (prompt * 1_000) / promptTokensPerSecond;
  const taking = (tokens: number): number => reading + (tokens * 1_000) / tokensPerSecond;
  const [low, median, high] = length;
  return {
    ...{ modelId, serverId, taskType, lowMs: taking(low), medianMs: taking(median) },
    highMs: taking(high) * Math.max(1, slots),
  };
}

function times([a, b, c]: AnswerLength, [x, y, z]: AnswerLength): AnswerLength {
  return [a * x, b * y, c * z];
}
