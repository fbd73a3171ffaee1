import type { ServerAddress } from '@assay/domain/run';
import { readLimited } from './read-limited';
import type { ServerHttp } from './server-http';
import { UnexpectedShape } from './unexpected-shape';

/** A `fetch` for a client library: only path, method and body of its request are used, and the body that it gets is limited. */
export function limitedFetch(
  http: ServerHttp,
  server: ServerAddress,
  { signal, limitBytes }: { readonly signal: AbortSignal; readonly limitBytes: number },
): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const body = typeof init?.body === 'string' ? { body: init.body } : {};
    const method = init?.method === 'POST' ? 'POST' : 'GET';
    const answer = await http.send(server, { method, path: url.pathname, ...body }, signal);
    return new Response(checked(await readLimited(answer.body, limitBytes)), {
      headers: { 'content-type': 'application/json' },
    });
  };
}

function checked(text: string): string {
  try {
    JSON.parse(text);
  } catch (error) {
    throw new UnexpectedShape('its answer is not JSON', { cause: error });
  }
  return text;
}
