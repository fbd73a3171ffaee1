import { createHash } from 'node:crypto';
import type { ChatMessage, JsonObject } from '@assay/contracts';
import type { ChatRequest } from '@assay/domain/run';
import { resolveSampling } from '@assay/domain/scheduling';
import type { OpenWork, TaskToAsk } from '@assay/server/persistence';

/** A request to a model, its time limit (ms), and both as they are stored. */
export interface BuiltRequest {
  readonly chat: ChatRequest;
  readonly timeLimitMs: number;
  readonly stored: JsonObject;
}

/** What a trial asks: the task's variant as the last message, sampled as run, suite and task say. */
export function buildRequest(
  task: TaskToAsk,
  work: OpenWork,
  trial: { readonly epoch: number; readonly variant: number },
  timeLimitMs: number,
): BuiltRequest {
  const sampling = resolveSampling({
    levels: [work.sampling, task.options],
    epoch: trial.epoch,
    seedHash: createHash('sha256').update(`${work.seedSalt}${task.key}\n${trial.epoch}`).digest('hex'),
    thinking: work.capabilities.includes('thinking'),
    timeLimitMs,
  });
  const messages = messagesOf(task, trial.variant);
  const chat: ChatRequest = { model: work.tag, messages, runner: work.runner, options: sampling.options };
  const options = { ...sampling.options, numCtx: work.runner.numCtx, timeLimitMs: sampling.timeLimitMs };
  return {
    chat,
    timeLimitMs: sampling.timeLimitMs,
    stored: { messages: messages.map(({ role, content }) => ({ role, content })), options },
  };
}

/** The conversation that asks one variant of a task, from 1. */
export function messagesOf(
  task: Pick<TaskToAsk, 'system' | 'messages' | 'taskDescription' | 'variants'>,
  variant: number,
): readonly ChatMessage[] {
  const description = task.variants[variant - 1]?.taskDescription ?? task.taskDescription;
  return [
    ...(task.system === null ? [] : [{ role: 'system', content: task.system } as const]),
    ...(task.messages ?? []),
    { role: 'user', content: description },
  ];
}
