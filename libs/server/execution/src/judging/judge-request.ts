import {
  judgePrompt,
  PROTOCOL,
  replySchema,
  type JudgedAnswer,
  type JudgingItem,
  type NextCall,
} from '@assay/domain/judging';
import type { ChatRequest } from '@assay/domain/run';
import type { OpenWork } from '@assay/server/persistence';

/** What is asked in one call, and how. */
export interface JudgeCall {
  readonly about: JudgedAnswer;
  /** Several only of a large judge. */
  readonly items: readonly JudgingItem[];
  readonly call: Pick<NextCall, 'temperature' | 'seed' | 'again'>;
  readonly nonce: string;
  /** How many this judge may get. */
  readonly itemsPerCall: number;
}

/** One call to a judge: the items last, so that its server reads everything before them once. */
export function judgeRequest(
  work: Pick<OpenWork, 'tag' | 'runner' | 'capabilities'>,
  { about, items, call, nonce, itemsPerCall }: JudgeCall,
): ChatRequest {
  const requirements = items.map(({ requirement }) => requirement);
  return {
    model: work.tag,
    messages: judgePrompt(about, { requirements, nonce, again: call.again, itemsPerCall }),
    runner: work.runner,
    options: {
      temperature: call.temperature,
      seed: call.seed,
      numPredict: PROTOCOL.numPredict * items.length,
      format: replySchema(items.length),
      topLogprobs: PROTOCOL.topLogprobs,
      ...(work.capabilities.includes('thinking') ? { think: false } : {}),
    },
  };
}
