import type { ChatRequest, ServerAddress } from '@assay/domain/run';
import type { Outgoing } from './wire';

/** The path of a route below a base URL, which may already end in `/v1`. */
export function pathOf(server: ServerAddress, route: string): string {
  return /\/v1\/?$/.test(server.baseUrl) ? route : `/v1${route}`;
}

/** A streamed completion. What is loaded and with which context is the server's own matter: `num_ctx` is not sent. */
export function completionRequest(server: ServerAddress, { model, messages, options }: ChatRequest): Outgoing {
  const body = {
    model,
    messages: messages.map(({ role, content }) => ({ role, content })),
    stream: true,
    stream_options: { include_usage: true },
    max_tokens: options.numPredict,
    temperature: options.temperature,
    seed: options.seed,
    top_p: options.topP,
    top_k: options.topK,
    ...thinking(options.think),
    ...(options.format === undefined
      ? {}
      : {
          response_format: {
            type: 'json_schema',
            json_schema: { name: 'answer', schema: options.format, strict: true },
          },
        }),
  };
  return { method: 'POST', path: pathOf(server, '/chat/completions'), body: JSON.stringify(body) };
}

function thinking(think: ChatRequest['options']['think']): object {
  if (think === undefined) return {};
  return typeof think === 'string' ? { reasoning_effort: think } : { chat_template_kwargs: { enable_thinking: think } };
}
