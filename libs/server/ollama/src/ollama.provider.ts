import {
  type ChatControl,
  type ChatRequest,
  type Generation,
  type LoadedModel,
  type ModelDescription,
  ModelProvider,
  ProviderFailure,
  type RunnerOptions,
  type ServedModel,
  type ServerAddress,
} from '@assay/domain/run';
import { Ollama } from 'ollama/browser';
import { classifyFailure } from './classify-failure';
import { limitedFetch } from './http/limited-fetch';
import { readLimited } from './http/read-limited';
import { scrub } from './http/scrub';
import { type OutgoingRequest, ServerHttp, type ServerHttpOptions } from './http/server-http';
import { timed } from './http/timed';
import { UnexpectedShape } from './http/unexpected-shape';
import { chatRequest, loadRequest, unloadRequest } from './ollama-requests';
import { readDescription, readLoaded, readTags, readVersion } from './ollama-shapes';
import { followChat } from './stream/follow-chat';
import { OllamaDialect } from './stream/ollama-dialect';

const VERSION_BYTES = 65_536;
const FRAME_BYTES = 65_536;
const LIST_BYTES = 5 * 1_048_576;
const ASK_TIMEOUT_MS = 15_000;
/** The `ollama` package wants an address; the real one is put in by `ServerHttp`. */
const ANY_HOST = 'http://server';

export interface OllamaProviderOptions extends ServerHttpOptions {
  /** For everything but answers and loads, ms; default 15 s. */
  readonly askTimeoutMs?: number;
}

/** Talks to Ollama servers: lists through the `ollama` package, chats through a stricter reader of our own. */
export class OllamaProvider extends ModelProvider {
  private readonly http: ServerHttp;
  private readonly askTimeoutMs: number;

  constructor(options: OllamaProviderOptions = {}) {
    super();
    this.http = new ServerHttp(options);
    this.askTimeoutMs = options.askTimeoutMs ?? ASK_TIMEOUT_MS;
  }

  override version(server: ServerAddress, signal: AbortSignal): Promise<string> {
    return this.ask(server, signal, VERSION_BYTES, async (client) => readVersion(await client.version()));
  }

  override models(server: ServerAddress, signal: AbortSignal): Promise<readonly ServedModel[]> {
    return this.ask(server, signal, LIST_BYTES, async (client) => readTags(await client.list()));
  }

  override describe(server: ServerAddress, model: string, signal: AbortSignal): Promise<ModelDescription> {
    return this.ask(server, signal, LIST_BYTES, async (client) => readDescription(await client.show({ model })));
  }

  override loaded(server: ServerAddress, signal: AbortSignal): Promise<readonly LoadedModel[]> {
    return this.ask(server, signal, LIST_BYTES, async (client) => readLoaded(await client.ps()));
  }

  override async load(
    server: ServerAddress,
    model: string,
    runner: RunnerOptions,
    control: { readonly signal: AbortSignal; readonly timeoutMs: number },
  ): Promise<{ readonly loadMs: number }> {
    const startedAt = performance.now();
    await this.command(server, loadRequest(model, runner), control);
    return { loadMs: performance.now() - startedAt };
  }

  override async unload(server: ServerAddress, model: string, signal: AbortSignal): Promise<void> {
    await this.command(server, unloadRequest(model), { signal, timeoutMs: this.askTimeoutMs });
  }

  override chat(server: ServerAddress, request: ChatRequest, control: ChatControl): Promise<Generation> {
    return followChat(this.http, server, chatRequest(request), new OllamaDialect(), control);
  }

  /** Closes all connections; requests under way fail. */
  async close(): Promise<void> {
    await this.http.close();
  }

  private ask<T>(
    server: ServerAddress,
    signal: AbortSignal,
    limitBytes: number,
    call: (client: Ollama) => Promise<T>,
  ): Promise<T> {
    return timed(server, { signal, timeoutMs: this.askTimeoutMs }, (within) =>
      call(new Ollama({ host: ANY_HOST, fetch: limitedFetch(this.http, server, { signal: within, limitBytes }) })),
    );
  }

  /** A chat without messages: the server answers with one frame. */
  private command(
    server: ServerAddress,
    outgoing: OutgoingRequest,
    control: { readonly signal: AbortSignal; readonly timeoutMs: number },
  ): Promise<void> {
    return timed(server, control, async (within) => {
      const { body } = await this.http.send(server, outgoing, within);
      const frame = new OllamaDialect().frame((await readLimited(body, FRAME_BYTES)).trim());
      if (frame.error !== null)
        throw new ProviderFailure(classifyFailure({ text: frame.error }), scrub(frame.error, server));
      if (frame.final === null) throw new UnexpectedShape('it did not say that it was done');
    });
  }
}
