import type { ChatControl, Generation, ServerAddress } from '@assay/domain/run';

/** What the final frame of a stream says. Times in ms. */
export interface FinalFrame {
  readonly doneReason: string | null;
  readonly totalMs: number | null;
  readonly loadMs: number | null;
  readonly promptMs: number | null;
  readonly generationMs: number | null;
  readonly promptTokens: number | null;
  readonly answerTokens: number | null;
  /** Of the prompt, out of the server's cache; absent or null where it does not say. */
  readonly cachedTokens?: number | null;
}

/** What one line of a stream brings. */
export interface Frame {
  readonly content: string;
  readonly thinking: string;
  readonly error: string | null;
  readonly final: FinalFrame | null;
}

/** How the lines of one stream are read. */
export interface Dialect {
  readonly contentTypes: RegExp;
  frame(line: string): Frame | null;
  atEnd(): FinalFrame | null;
}

export interface Outgoing {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
}

/** The way to a server, which this room is given: guarded addresses, limits, cancel. Each method throws `ProviderFailure` only. */
export interface Wire {
  ask(
    server: ServerAddress,
    outgoing: Outgoing,
    limits: { readonly signal: AbortSignal; readonly timeoutMs: number; readonly limitBytes: number },
  ): Promise<Readonly<Record<string, unknown>>>;
  follow(server: ServerAddress, outgoing: Outgoing, dialect: Dialect, control: ChatControl): Promise<Generation>;
}
