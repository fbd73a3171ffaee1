import { ProviderFailure, type ServerAddress } from '@assay/domain/run';
import { type Agent, request, type Dispatcher } from 'undici';
import { checkServerUrl } from '../address/check-server-url';
import type { OwnAddress } from '../address/own-address';
import { classifyFailure } from '../classify-failure';
import { failureText, retryAfterMs } from '../failure-text';
import { createGuardedAgent } from './guarded-agent';
import { readBeginning } from './read-limited';
import { scrub } from './scrub';
import { hostOf, transportFailure } from './transport-failure';

/** As much of an error's body as is read, bytes. */
const ERROR_BODY = 65_536;
const CONNECT_TIMEOUT_MS = 10_000;

export interface OutgoingRequest {
  readonly method: 'GET' | 'POST';
  /** Below the server's base URL, with a leading slash. */
  readonly path: string;
  readonly body?: string;
}

/** A 2xx answer whose body has not been read yet. */
export interface IncomingAnswer {
  readonly contentType: string;
  readonly body: AsyncIterable<Uint8Array>;
}

export interface ServerHttpOptions {
  /** Addresses of our own that no server may have, asked at each connection. */
  readonly ownAddresses?: () => readonly OwnAddress[];
  readonly connectTimeoutMs?: number;
}

/** Sends requests to model servers. Every failure is a `ProviderFailure`; waiting is limited by the caller's signal alone. */
export class ServerHttp {
  private readonly agent: Agent;

  constructor(options: ServerHttpOptions = {}) {
    this.agent = createGuardedAgent({
      ownAddresses: options.ownAddresses ?? (() => []),
      connectTimeoutMs: options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS,
    });
  }

  /** Resolves with the answer's head when it is a 2xx in plain, uncompressed form. */
  async send(server: ServerAddress, outgoing: OutgoingRequest, signal: AbortSignal): Promise<IncomingAnswer> {
    const response = await this.exchange(server, outgoing, signal);
    const status = response.statusCode;
    try {
      if (status >= 300 && status < 400) throw redirected(server, status);
      if (status < 200 || status >= 300) throw await this.failure(server, response);
      refuseCompression(server, response);
    } catch (error) {
      response.body.on('error', ignoreLateError).destroy();
      throw transportFailure(error, server);
    }
    return { contentType: headerOf(response, 'content-type') ?? '', body: response.body };
  }

  /** Closes all connections. */
  async close(): Promise<void> {
    await this.agent.destroy();
  }

  private async exchange(server: ServerAddress, outgoing: OutgoingRequest, signal: AbortSignal) {
    const checked = checkServerUrl(server.baseUrl);
    if (!checked.ok)
      throw new ProviderFailure('refused', `The address of ${server.name} is not allowed: ${checked.reason}.`);
    try {
      return await request(`${checked.url}${outgoing.path}`, {
        dispatcher: this.agent,
        method: outgoing.method,
        headers: headersFor(server, outgoing),
        body: outgoing.body ?? null,
        signal,
      });
    } catch (error) {
      throw transportFailure(error, server);
    }
  }

  private async failure(server: ServerAddress, response: Dispatcher.ResponseData): Promise<ProviderFailure> {
    const status = response.statusCode;
    const body = await readBeginning(response.body, ERROR_BODY);
    const wait = retryAfterMs(headerOf(response, 'retry-after'), Date.now());
    const said = failureText(body);
    const kind = classifyFailure({ status, text: said ?? body, retryAfter: wait !== null });
    const words = said ?? `${hostOf(server)} answers with HTTP ${status} and no reason.`;
    return new ProviderFailure(kind, scrub(words, server), {
      status,
      ...(wait === null ? {} : { retryAfterMs: wait }),
    });
  }
}

function headersFor(server: ServerAddress, outgoing: OutgoingRequest): Record<string, string> {
  return {
    accept: 'application/json, application/x-ndjson, text/event-stream',
    'accept-encoding': 'identity',
    'user-agent': 'assay',
    ...(outgoing.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(server.secret ? { authorization: `Bearer ${server.secret}` } : {}),
  };
}

function redirected(server: ServerAddress, status: number): ProviderFailure {
  const words = `${hostOf(server)} redirected the request to another address (HTTP ${status}); redirects are not followed.`;
  return new ProviderFailure('refused', words, { status });
}

/** None was asked for; decoding it anyway would let a few bytes grow without bound. */
function refuseCompression(server: ServerAddress, response: Dispatcher.ResponseData): void {
  const encoding = headerOf(response, 'content-encoding');
  if (encoding === undefined || encoding.toLowerCase() === 'identity') return;
  throw new ProviderFailure('refused', `${hostOf(server)} sends a compressed body that was not asked for.`, {
    status: response.statusCode,
  });
}

function headerOf(response: Dispatcher.ResponseData, name: string): string | undefined {
  const value = response.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** A body that is thrown away may still report that it was cut. */
function ignoreLateError(): void {}
