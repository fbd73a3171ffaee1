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
import { count, fields, list, text } from './fields';
import { OpenAiDialect } from './openai-dialect';
import { completionRequest, pathOf } from './openai-requests';
import type { Outgoing, Wire } from './wire';

const LIST_BYTES = 5 * 1_048_576;
const VERSION_BYTES = 65_536;
const MAX_MODELS = 2_000;
const MAX_NAME = 512;
const MAX_WORD = 100;
const ASK_TIMEOUT_MS = 15_000;
const WARM_UP_BYTES = 65_536;
/** Servers that tell no version are all of this one, so that it never seems to change. */
const UNKNOWN_VERSION = 'unknown';
/** Where vLLM and llama.cpp tell theirs, and under which name. */
const VERSIONS = [
  ['/version', 'version'],
  ['/props', 'build_info'],
] as const;

type Fields = Readonly<Record<string, unknown>>;

/** Talks to OpenAI-compatible servers (vLLM, llama.cpp server, LM Studio): no digests, no memory to look at, models loaded by themselves. */
export class OpenAiProvider extends ModelProvider {
  constructor(
    private readonly wire: Wire,
    private readonly askTimeoutMs = ASK_TIMEOUT_MS,
  ) {
    super();
  }

  override async version(server: ServerAddress, signal: AbortSignal): Promise<string> {
    await this.entries(server, signal);
    const root = { ...server, baseUrl: server.baseUrl.replace(/\/v1\/?$/, '') };
    for (const [path, name] of VERSIONS) {
      const said = await this.tryAsk(root, { method: 'GET', path }, signal);
      const version = text(said?.[name]);
      if (version) return version.slice(0, 200);
    }
    return UNKNOWN_VERSION;
  }

  override async models(server: ServerAddress, signal: AbortSignal): Promise<readonly ServedModel[]> {
    return (await this.entries(server, signal)).map(({ name, fields: said }) => {
      const meta = fields(said['meta']);
      return {
        name,
        digest: null,
        sizeBytes: count(meta['size']),
        modifiedAt: null,
        family: null,
        parameterSize: parameterSize(count(meta['n_params'])),
        quantization: text(meta['ftype'])?.slice(0, MAX_WORD) ?? null,
        remote: false,
      };
    });
  }

  override async describe(server: ServerAddress, model: string, signal: AbortSignal): Promise<ModelDescription> {
    const entry = (await this.entries(server, signal)).find(({ name }) => name === model);
    if (!entry) throw new ProviderFailure('model_missing', `${server.name} does not serve the model ${model}.`);
    const meta = fields(entry.fields['meta']);
    const contextLength = contextOf(entry.fields['max_model_len'], meta['n_ctx'], meta['n_ctx_train']);
    return {
      capabilities: ['completion'],
      contextLength,
      architecture: null,
      fingerprint: {
        ownedBy: text(entry.fields['owned_by']),
        root: text(entry.fields['root']),
        contextLength,
        parameterCount: count(meta['n_params']),
        sizeBytes: count(meta['size']),
      },
    };
  }

  /** None of these servers tells what is in its memory. */
  override loaded(): Promise<readonly LoadedModel[]> {
    return Promise.resolve([]);
  }

  /** Asks for one token: a server that loads on demand does so now. */
  override async load(
    server: ServerAddress,
    model: string,
    runner: RunnerOptions,
    control: { readonly signal: AbortSignal; readonly timeoutMs: number },
  ): Promise<{ readonly loadMs: number }> {
    const { signal, timeoutMs } = control;
    const messages = [{ role: 'user', content: 'Hello' }] as const;
    const limits = { firstTokenTimeoutMs: timeoutMs, idleTimeoutMs: timeoutMs, timeLimitMs: timeoutMs };
    const answer = await this.chat(
      server,
      { model, messages, runner, options: { numPredict: 1 } },
      { signal, ...limits, maxAnswerBytes: WARM_UP_BYTES },
    );
    return { loadMs: answer.timings.wallMs };
  }

  /** There is no way to ask for it. */
  override unload(): Promise<void> {
    return Promise.resolve();
  }

  override chat(server: ServerAddress, request: ChatRequest, control: ChatControl): Promise<Generation> {
    return this.wire.follow(server, completionRequest(server, request), new OpenAiDialect(), control);
  }

  private async entries(server: ServerAddress, signal: AbortSignal) {
    const answer = await this.ask(server, { method: 'GET', path: pathOf(server, '/models') }, signal, LIST_BYTES);
    const data = answer['data'];
    if (!Array.isArray(data)) throw strange(server, 'it lists no models');
    if (data.length > MAX_MODELS) throw strange(server, `it lists more than ${MAX_MODELS} models`);
    return list(data).map((item, index) => {
      const name = text(fields(item)['id']);
      if (
        name === null ||
        name === '' ||
        name.length > MAX_NAME ||
        name.includes('\u0000') ||
        /\p{Surrogate}/u.test(name)
      ) {
        throw strange(server, `model ${index + 1} of its list has no usable name`);
      }
      return { name, fields: fields(item) };
    });
  }

  private ask(server: ServerAddress, outgoing: Outgoing, signal: AbortSignal, limitBytes: number): Promise<Fields> {
    return this.wire.ask(server, outgoing, { signal, limitBytes, timeoutMs: this.askTimeoutMs });
  }

  /** Null where the server does not know the route. */
  private async tryAsk(server: ServerAddress, outgoing: Outgoing, signal: AbortSignal): Promise<Fields | null> {
    try {
      return await this.ask(server, outgoing, signal, VERSION_BYTES);
    } catch (error) {
      if (
        error instanceof ProviderFailure &&
        ['refused', 'model_missing', 'unsupported', 'internal'].includes(error.kind)
      )
        return null;
      throw error;
    }
  }
}

/** The first of these that can be the length of a context. */
function contextOf(...said: readonly unknown[]): number | null {
  return said.map(count).find((length) => length !== null && Number.isInteger(length) && length > 0) ?? null;
}

/** As Ollama writes it: 8.0B, 730.2K; null where nobody says. */
function parameterSize(parameters: number | null): string | null {
  if (parameters === null || parameters <= 0) return null;
  const [unit, word] = [[1e9, 'B'] as const, [1e6, 'M'] as const].find(([size]) => parameters >= size) ?? [1e3, 'K'];
  return `${(parameters / unit).toFixed(1)}${word}`;
}

function strange(server: ServerAddress, reason: string): ProviderFailure {
  return new ProviderFailure('refused', `${server.name} answers, but not like an OpenAI-compatible server: ${reason}.`);
}
