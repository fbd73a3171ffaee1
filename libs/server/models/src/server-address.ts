import type { ServerError } from '@assay/contracts';
import { ProviderFailure, type ServerAddress } from '@assay/domain/run';
import type { ServerRow } from '@assay/server/persistence';

/** What an adapter needs of a stored server. */
export function addressOf(row: ServerRow): ServerAddress {
  return { id: row.id, name: row.name, kind: row.kind, baseUrl: row.baseUrl, secret: row.secret };
}

/** A failure of a server in words: what happened, and what to do next. */
export function serverErrorOf(error: unknown): ServerError {
  if (!(error instanceof ProviderFailure)) throw error;
  const message = error.message;
  switch (error.kind) {
    case 'unreachable':
    case 'server_error':
      return {
        code: 'server_unreachable',
        message,
        hint: 'Start the server, then press Test. It is asked again by itself.',
      };
    case 'refused':
      return {
        code: 'server_refused',
        message,
        hint: 'Check the address, its port and the key: something answers there, but not like the server that it should be.',
      };
    case 'queue_full':
    case 'rate_limited':
      return { code: 'server_busy', message, hint: 'The server is busy; it is asked again by itself.' };
    case 'runner_crash':
    case 'out_of_memory':
    case 'model_missing':
    case 'unsupported':
    case 'prompt_too_long':
    case 'internal':
    case 'cancelled':
      return { code: 'server_refused', message, hint: 'Look into the log of the server, then press Test.' };
    default:
      return error.kind satisfies never;
  }
}
