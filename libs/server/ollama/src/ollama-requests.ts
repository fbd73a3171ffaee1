import type { ChatRequest, RunnerOptions } from '@assay/domain/run';
import type { OutgoingRequest } from './http/server-http';

/** What every request says about the runner. Another value of any of these reloads the model, `shift` included. */
function runnerPart(runner: RunnerOptions) {
  return { options: { num_ctx: runner.numCtx }, truncate: false, shift: false } as const;
}

/** A chat: streamed, with explicit limits, never cut in silence, and without `keep_alive`, which would keep a model that is to leave. */
export function chatRequest({ model, messages, runner, options }: ChatRequest): OutgoingRequest {
  const fixed = runnerPart(runner);
  return post({
    model,
    messages: messages.map(({ role, content }) => ({ role, content })),
    stream: true,
    truncate: fixed.truncate,
    shift: fixed.shift,
    think: options.think,
    format: options.format,
    ...(options.topLogprobs === undefined ? {} : { logprobs: true, top_logprobs: options.topLogprobs }),
    options: {
      ...fixed.options,
      num_predict: options.numPredict,
      temperature: options.temperature,
      seed: options.seed,
      top_p: options.topP,
      top_k: options.topK,
    },
  });
}

/** No messages: loads the model with the runner that its chats will use. */
export function loadRequest(model: string, runner: RunnerOptions): OutgoingRequest {
  return post({ model, messages: [], stream: true, ...runnerPart(runner) });
}

/** No messages and nothing to keep: unloads the model once it is idle. */
export function unloadRequest(model: string): OutgoingRequest {
  return post({ model, messages: [], keep_alive: 0 });
}

function post(body: object): OutgoingRequest {
  return { method: 'POST', path: '/api/chat', body: JSON.stringify(body) };
}
