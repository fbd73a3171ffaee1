export const SERVER_KINDS = ['ollama', 'openai', 'recorded'] as const;
export type ServerKind = (typeof SERVER_KINDS)[number];

export const SERVER_STATUSES = ['unknown', 'online', 'offline', 'refused', 'disabled'] as const;
/** `refused`: something answers, but not like the kind of server that it should be, or it asks for credentials. */
export type ServerStatus = (typeof SERVER_STATUSES)[number];

export interface Server {
  readonly id: string;
  readonly name: string;
  readonly kind: ServerKind;
  readonly baseUrl: string;
  /** Requests that may be in flight at once. */
  readonly slots: number;
  readonly enabled: boolean;
  readonly hasSecret: boolean;
  readonly status: ServerStatus;
  readonly version: string | null;
  readonly lastSeenAt: string | null;
  /** When the health check asks next; null while disabled. */
  readonly nextCheckAt: string | null;
  readonly error: ServerError | null;
  readonly modelCount: number;
  /** True while a process drives this server's lane. */
  readonly busy: boolean;
  readonly createdAt: string;
}

export interface ServerError {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

export interface ServerDraft {
  readonly name: string;
  readonly kind?: 'ollama' | 'openai';
  readonly baseUrl: string;
  /** Write-only: sent as a bearer token, never given back. */
  readonly key?: string | null;
  readonly slots?: number;
  readonly enabled?: boolean;
}

/** The steps of "test connection", in order; the first that fails ends the list. */
export interface ServerTest {
  readonly ok: boolean;
  readonly steps: readonly {
    readonly name: 'address' | 'connect' | 'version' | 'models';
    readonly ok: boolean;
    readonly detail: string;
  }[];
  readonly version: string | null;
  readonly models: number | null;
}

/** One tag on one server. The model itself is its digest. */
export interface Model {
  readonly id: string;
  readonly name: string;
  readonly serverId: string;
  readonly serverName: string;
  readonly digest: string | null;
  readonly family: string | null;
  readonly parameterSize: string | null;
  readonly quantization: string | null;
  readonly contextLength: number | null;
  readonly capabilities: readonly string[];
  readonly sizeBytes: number | null;
  readonly modifiedAt: string | null;
  /** Runs outside of the server (an Ollama cloud model): prompts would leave the network. */
  readonly remote: boolean;
  readonly loaded: {
    readonly sizeBytes: number;
    readonly vramBytes: number;
    readonly contextLength: number | null;
    readonly expiresAt: string | null;
  } | null;
  /** Measured on stored answers that no flag spoils; null while nothing is known. */
  readonly speed: ModelSpeed | null;
  readonly lastProbe: JsonProbe | null;
  /** When this tag began to point at this digest, if it pointed at another before. */
  readonly changedAt: string | null;
}

export interface ModelSpeed {
  readonly tokensPerSecond: number;
  readonly secondsPerAnswer: number;
  readonly answers: number;
}

/** The last speed probe in short; figures are null where it was not valid or the server does not say. */
export interface JsonProbe {
  readonly id: string;
  readonly at: string;
  readonly valid: boolean;
  /** Why it is not valid. */
  readonly reason: string | null;
  readonly tokensPerSecond: number | null;
  /** Slowest and fastest run. */
  readonly tokensPerSecondRange: readonly [number, number] | null;
  /** Of the long prompt. */
  readonly promptTokensPerSecond: number | null;
  /** Of the short prompt, ms. */
  readonly firstTokenMs: number | null;
  readonly coldLoadMs: number | null;
}
