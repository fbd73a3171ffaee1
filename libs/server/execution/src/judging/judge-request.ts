import {
  judgePrompt,
  PROTOCOL,
  REPLY_SCHEMA,
  type JudgedAnswer,
  type JudgingItem,
  type NextCall,
} from '@assay/domain/judging';
import type { ChatRequest } from '@assay/domain/run';
import type { OpenWork } from '@assay/server/persistence';

/** One question to a judge: the item last, so that its server reads everything before it once. */
export function judgeRequest(
  work: Pick<OpenWork, 'tag' | 'runner' | 'capabilities'>,
  about: JudgedAnswer,
  item: JudgingItem,
  call: NextCall,
  nonce: string,
): ChatRequest {
  return {
    model: work.tag,
    messages: judgePrompt(about, item.requirement, nonce, call.again),
    runner: work.runner,
    options: {
      temperature: call.temperature,
      seed: call.seed,
      numPredict: PROTOCOL.numPredict,
      format: REPLY_SCHEMA,
      topLogprobs: PROTOCOL.topLogprobs,
      ...(work.capabilities.includes('thinking') ? { think: false } : {}),
    },
  };
}
