import type { JsonObject, SentRequest } from '@assay/contracts';

/** The server that a request went to. */
export interface SentTo {
  readonly baseUrl: string;
  readonly kind: 'ollama' | 'openai' | 'recorded';
}

/** The request as a command for a shell: the same messages and options, nothing cut silently. */
export function curlCommand(model: string, request: SentRequest, server: SentTo): string {
  const { path, body } = server.kind === 'openai' ? openAi(model, request) : ollama(model, request);
  const url = `${server.baseUrl.replace(/\/+$/, '')}${path}`;
  return `curl -N ${quoted(url)} -H 'Content-Type: application/json' -d ${quoted(JSON.stringify(body))}`;
}

function ollama(model: string, request: SentRequest): { path: string; body: JsonObject } {
  const { think, ...options } = request.options;
  const messages = request.messages.map((message) => ({ ...message }));
  const body = { model, messages, options, stream: true, truncate: false, shift: false };
  return { path: '/api/chat', body: think === undefined ? body : { ...body, think } };
}

function openAi(model: string, request: SentRequest): { path: string; body: JsonObject } {
  const messages = request.messages.map((message) => ({ ...message }));
  return { path: '/v1/chat/completions', body: { model, messages, ...request.options, stream: true } };
}

/** A word for POSIX shells, whatever it holds. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
