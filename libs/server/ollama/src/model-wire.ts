import type { ChatControl, Generation, ServerAddress } from '@assay/domain/run';
import { readLimited } from './http/read-limited';
import { type OutgoingRequest, ServerHttp, type ServerHttpOptions } from './http/server-http';
import { timed } from './http/timed';
import type { StreamDialect } from './stream/chat-frame';
import { parseObject } from './stream/chat-frame';
import { followChat } from './stream/follow-chat';

/** The guarded, limited and cancellable way to any model server, for adapters that speak another dialect than Ollama's. */
export class ModelWire {
  private readonly http: ServerHttp;

  constructor(options: ServerHttpOptions = {}) {
    this.http = new ServerHttp(options);
  }

  /** A JSON object of at most `limitBytes`, within `timeoutMs`. */
  ask(
    server: ServerAddress,
    outgoing: OutgoingRequest,
    limits: { readonly signal: AbortSignal; readonly timeoutMs: number; readonly limitBytes: number },
  ): Promise<Readonly<Record<string, unknown>>> {
    return timed(server, limits, async (signal) => {
      const { body } = await this.http.send(server, outgoing, signal);
      return parseObject(await readLimited(body, limits.limitBytes));
    });
  }

  /** An answer, token by token; see `followChat`. */
  follow(
    server: ServerAddress,
    outgoing: OutgoingRequest,
    dialect: StreamDialect,
    control: ChatControl,
  ): Promise<Generation> {
    return followChat(this.http, server, outgoing, dialect, control);
  }

  /** Closes all connections; requests under way fail. */
  close(): Promise<void> {
    return this.http.close();
  }
}
