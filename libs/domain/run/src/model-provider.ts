import type { ChatMessage, JsonObject, ServerKind, Think } from '@assay/contracts';
import type { StopSignal } from './stop-signal';

/** What an adapter needs to reach a server. */
export interface ServerAddress {
  readonly id: string;
  readonly name: string;
  readonly kind: ServerKind;
  readonly baseUrl: string;
  readonly secret: string | null;
}

/** One tag as a server lists it. */
export interface ServedModel {
  readonly name: string;
  /** Null where the server knows none (OpenAI-compatible ones). */
  readonly digest: string | null;
  readonly sizeBytes: number | null;
  readonly modifiedAt: string | null;
  readonly family: string | null;
  readonly parameterSize: string | null;
  readonly quantization: string | null;
  /** Runs outside of the server (Ollama cloud). */
  readonly remote: boolean;
}

/** What a server says of one model when asked for details. */
export interface ModelDescription {
  readonly capabilities: readonly string[];
  readonly contextLength: number | null;
  readonly architecture: string | null;
  /** template, system, parameters and the like, hashed, for the fingerprint. */
  readonly fingerprint: JsonObject;
}

/** One model in the memory of a server (`/api/ps`). */
export interface LoadedModel {
  readonly name: string;
  readonly digest: string | null;
  readonly sizeBytes: number;
  readonly vramBytes: number;
  readonly contextLength: number | null;
  readonly expiresAt: string | null;
}

/** Options that decide how a model is loaded: one set per model and run, else the server reloads it. */
export interface RunnerOptions {
  readonly numCtx: number;
}

/** Options of one request. Absent = as the model is served. */
export interface RequestOptions {
  readonly temperature?: number;
  readonly seed?: number;
  readonly topP?: number;
  readonly topK?: number;
  readonly numPredict: number;
  readonly think?: Think;
  /** JSON Schema that the server shall enforce. */
  readonly format?: JsonObject;
  /** So many likely tokens shall be told for each place, where the server can. */
  readonly topLogprobs?: number;
}

export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly runner: RunnerOptions;
  readonly options: RequestOptions;
}

/** Times in ms. The first six come from the server's final frame, the rest from our clock. */
export interface GenerationTimings {
  readonly totalMs: number | null;
  readonly loadMs: number | null;
  readonly promptMs: number | null;
  readonly generationMs: number | null;
  readonly promptTokens: number | null;
  readonly answerTokens: number | null;
  /** Of the prompt, how many the server had in its cache; absent or null where it does not say. */
  readonly cachedTokens?: number | null;
  readonly wallMs: number;
  /** First non-empty thinking or content. */
  readonly firstTokenMs: number | null;
  /** First non-empty content. */
  readonly firstAnswerMs: number | null;
}

/** One token of an answer with the likely ones at its place, as natural logarithms of their chances. */
export interface TokenChances {
  readonly token: string;
  readonly top: readonly { readonly token: string; readonly logprob: number }[];
}

/**
 * A stream that came to its end.
 * `finished`: the final frame was there. `looped`: it ended without one and its tail repeats.
 * `too_slow`: tokens flowed until the time limit. `output_limit`: the answer grew over the limit and was stopped.
 */
export interface Generation {
  readonly end: 'finished' | 'looped' | 'too_slow' | 'output_limit';
  readonly content: string;
  readonly thinking: string;
  /** As the server says: `stop`, `length`, … */
  readonly doneReason: string | null;
  readonly timings: GenerationTimings;
  /** True where characters that cannot be stored (U+0000, lone surrogates) were replaced. */
  readonly sanitised: boolean;
  /** Of the content, where they were asked for and the server tells them. */
  readonly tokens?: readonly TokenChances[];
}

/** How a generation is followed and limited. Durations in ms. */
export interface ChatControl {
  readonly signal: StopSignal;
  /** No bytes before the first token, load and queue included. */
  readonly firstTokenTimeoutMs: number;
  /** Silence between tokens. */
  readonly idleTimeoutMs: number;
  /** With tokens flowing. */
  readonly timeLimitMs: number;
  readonly maxAnswerBytes: number;
  readonly onProgress?: (progress: {
    readonly phase: 'thinking' | 'answering';
    readonly tokens: number;
    readonly text: string;
  }) => void;
}

/**
 * Talks to one kind of model server. Each method throws `ProviderFailure` and nothing else
 * (an abort by `signal` is the class `cancelled`).
 */
export abstract class ModelProvider {
  abstract version(server: ServerAddress, signal: StopSignal): Promise<string>;
  abstract models(server: ServerAddress, signal: StopSignal): Promise<readonly ServedModel[]>;
  abstract describe(server: ServerAddress, model: string, signal: StopSignal): Promise<ModelDescription>;
  abstract loaded(server: ServerAddress, signal: StopSignal): Promise<readonly LoadedModel[]>;
  /** Loads a model with these runner options; returns how long the server took, ms. */
  abstract load(
    server: ServerAddress,
    model: string,
    runner: RunnerOptions,
    control: { readonly signal: StopSignal; readonly timeoutMs: number },
  ): Promise<{ readonly loadMs: number }>;
  abstract unload(server: ServerAddress, model: string, signal: StopSignal): Promise<void>;
  abstract chat(server: ServerAddress, request: ChatRequest, control: ChatControl): Promise<Generation>;
}
