/** What an answer function is asked. */
export interface FakeRequest {
  /** As the client wrote it. */
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly format: unknown;
  readonly thinks: boolean;
  /** How many chats came before this one. */
  readonly index: number;
}

/** What a model says to one request. Times in simulated ms. */
export interface FakeAnswer {
  readonly text: string;
  readonly thinking?: string;
  readonly tokensPerSecond?: number;
  /** Instead of what the prompt's length and the model's speed give. */
  readonly promptMs?: number;
  /** Token → likely tokens at its place with their chances, told where a request asks for them. */
  readonly chances?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly fault?: Fault;
}

/** Decides what is answered; a text is an answer without anything special. */
export type AnswerScript = (request: FakeRequest) => FakeAnswer | string;

/**
 * What can go wrong.
 * Before any byte: `status` · `html` · `redirect` · `reset` (the socket is cut) · `silent` (nothing ever comes) · `delay` · `load_fails`.
 * Instead of an answer: `raw` (these bytes, in these pieces) · `gzip_bomb` · `huge_line`.
 * Within one: `cut` (socket cut after so many bytes of the body) · `error` (an error line) · `crash` (the runner dies) · `garbage` (a line that is no JSON) ·
 * `stall` (silence after a token) · `no_done` · `never_ends` · `drip` (one token at a time).
 */
export type Fault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly text?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'html' | 'reset' | 'silent' | 'no_done' | 'never_ends' }
  | { readonly kind: 'redirect'; readonly to: string; readonly status?: number }
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'load_fails'; readonly text: string }
  | RawFault
  | { readonly kind: 'gzip_bomb' | 'huge_line'; readonly bytes: number }
  | { readonly kind: 'cut'; readonly atByte: number }
  | { readonly kind: 'error'; readonly atToken: number; readonly text: string }
  | { readonly kind: 'crash'; readonly atToken: number }
  | { readonly kind: 'stall'; readonly atToken: number }
  | { readonly kind: 'garbage'; readonly atToken: number; readonly line?: string }
  | { readonly kind: 'drip'; readonly everyMs: number };

export interface RawFault {
  readonly kind: 'raw';
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly chunks: readonly (string | Uint8Array)[];
  /** Default `complete`. */
  readonly end?: 'complete' | 'cut' | 'open';
}

/** Which requests a fault meets. */
export interface FaultScope {
  /** Default: every one. */
  readonly times?: number;
  /** Default `/api/chat`. */
  readonly path?: string;
  readonly model?: string;
}
