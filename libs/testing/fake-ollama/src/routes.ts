import type { Answering } from './answering';
import type { Fault } from './answer-script';
import { type ServedFake, withTag } from './fake-model';
import type { Exchange } from './http-exchange';
import { runningOf, shownOf, tagsOf, v1ModelsOf } from './listings';
import { objectOf, parseChat, type ParsedChat, textOf } from './parsed-chat';
import type { Scheduler } from './scheduler';

const CHATS: Readonly<Record<string, ParsedChat['route']>> = {
  '/api/chat': 'chat',
  '/api/generate': 'generate',
  '/v1/chat/completions': 'v1',
};
const METHODS: Readonly<Record<string, string>> = {
  '/': 'GET',
  '/api/version': 'GET',
  '/api/tags': 'GET',
  '/api/ps': 'GET',
  '/api/show': 'POST',
  '/api/embed': 'POST',
  '/api/delete': 'DELETE',
  '/v1/models': 'GET',
  ...Object.fromEntries(Object.keys(CHATS).map((path) => [path, 'POST'])),
};

export interface Served {
  readonly version: string;
  readonly scheduler: Scheduler;
  readonly answering: Answering;
  readonly models: () => readonly ServedFake[];
  readonly remove: (name: string) => void;
}

/** What a request's body is: parsed JSON, or what Go's reader would say of it. */
export type ParsedBody = { readonly value: unknown } | { readonly error: string };

/** Parses a body as the server does; an empty one is missing. */
export function parseBody(text: string): ParsedBody {
  if (text === '') return { error: 'missing request body' };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { error: 'unexpected EOF' };
  }
}

/** Answers one request. */
export async function route(served: Served, exchange: Exchange, body: ParsedBody, fault: Fault | null): Promise<void> {
  const { method, path } = exchange.entry;
  const allowed = METHODS[path];
  if (allowed === undefined) return exchange.text(404, '404 page not found', 'text/plain');
  if (allowed !== method) return exchange.text(405, '405 method not allowed', 'text/plain', { allow: allowed });
  if (method === 'GET') return list(served, exchange);
  if ('error' in body) return exchange.json(400, body);
  const asked = objectOf(body.value);
  const chat = CHATS[path];
  if (chat !== undefined) return served.answering.serve(exchange, parseChat(chat, asked), fault);
  const name = textOf(asked['model'] ?? asked['name']);
  const model = served.models().find((candidate) => candidate.name === withTag(name));
  if (!model) return exchange.json(404, { error: `model '${withTag(name)}' not found` });
  return command(served, exchange, model);
}

function list({ version, scheduler, models }: Served, exchange: Exchange): void {
  switch (exchange.entry.path) {
    case '/api/version':
      return exchange.json(200, { version });
    case '/api/tags':
      return exchange.json(200, tagsOf(models()));
    case '/api/ps': {
      const ready = [...scheduler.loaded.values()].filter(
        ({ references, expiresAt }) => references > 0 || expiresAt !== null,
      );
      return exchange.json(
        200,
        runningOf(ready, (name) => models().find((model) => model.name === name)),
      );
    }
    case '/v1/models':
      return exchange.json(200, v1ModelsOf(models()), 'application/json');
    default:
      return exchange.text(200, 'Ollama is running', 'text/plain; charset=utf-8');
  }
}

function command(served: Served, exchange: Exchange, model: ServedFake): void {
  switch (exchange.entry.path) {
    case '/api/show':
      return exchange.json(200, shownOf(model));
    case '/api/delete':
      served.remove(model.name);
      return exchange.empty(200);
    default:
      return exchange.json(501, { error: 'This server does not support embeddings. Start it with `--embeddings`' });
  }
}
