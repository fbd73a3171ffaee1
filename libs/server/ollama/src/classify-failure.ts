import type { FailureKind } from '@assay/domain/run';

/** What is known of a request that failed: an HTTP status, the words of the server, a code of Node or undici. */
export interface FailureSigns {
  readonly status?: number;
  readonly text?: string;
  readonly code?: string;
  /** The answer says when to come back. */
  readonly retryAfter?: boolean;
}

/** Words of Ollama, its runners, llama.cpp, vLLM and LM Studio; the first that fits decides, before any status. */
const WORDS: readonly (readonly [RegExp, FailureKind])[] = [
  [/exceed_context_size_error|exceeds the available context size/, 'prompt_too_long'],
  [
    /prompt is longer than the context length|input (length )?exceeds (the )?(maximum )?context length/,
    'prompt_too_long',
  ],
  [/maximum context length is \d+|longer than the maximum model length/, 'prompt_too_long'],
  [/maximum pending requests exceeded|server busy, please try again/, 'queue_full'],
  [/option "[^"]*" must be of (type|an array)/, 'internal'],
  [/does not support (chat|thinking|generate|completion|tools|insert|vision|image|embeddings)/, 'unsupported'],
  [
    /cannot run this remote model|no longer compatible with your version|may be incompatible with your version/,
    'unsupported',
  ],
  [/model ['"`]?[^\s'"`]*['"`]? (was )?not found|model ['"`]?[^\s'"`]+['"`]? does not exist/, 'model_missing'],
  [/try pulling it first|no models? loaded/, 'model_missing'],
  [
    /requires more system memory|unable to load full model on gpu|model is too large for system memory/,
    'out_of_memory',
  ],
  [/out of (device )?memory|(cuda|hip)malloc failed|failed to allocate|allocation failed/, 'out_of_memory'],
  [/not enough memory|insufficient memory|erroroutofmemory|error_out_of_device_memory/, 'out_of_memory'],
  [/timed out waiting for (llama-server|llama runner|server) to start/, 'server_error'],
  [/model runner has unexpectedly stopped|encountered while running the model/, 'runner_crash'],
  [/(llama-server|llama runner) process (has terminated|no longer running)|error reading llama-server/, 'runner_crash'],
];

const STATUSES: readonly (readonly [(status: number) => boolean, FailureKind])[] = [
  [(status) => status === 401 || status === 403 || status === 407, 'refused'],
  [(status) => status === 429, 'rate_limited'],
  [(status) => status === 501, 'unsupported'],
  [(status) => status === 499 || status === 408, 'server_error'],
  [(status) => status === 404 || status === 405 || status < 400, 'refused'],
  [(status) => status < 500, 'internal'],
];

const UNREACHABLE =
  /^(ECONNREFUSED|ENOTFOUND|EAI_|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|EPROTO$|ERR_SSL|ERR_TLS|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|INVALID_CA)/;
/** What answers does not speak HTTP, or its address is one that we do not visit. */
const REFUSED = /^(HPE_|UND_ERR_HEADERS_OVERFLOW|ASSAY_BLOCKED)/;

/** The class of a failed request (contract §8). Total: what no row knows is `server_error`, which is tried again. */
export function classifyFailure({ status, text, code, retryAfter }: FailureSigns): FailureKind {
  const words = (text ?? '').toLowerCase();
  const bySpeech = WORDS.find(([pattern]) => pattern.test(words));
  if (bySpeech) return bySpeech[1];
  if (code !== undefined) return classifyCode(code);
  if (status === undefined) return 'server_error';
  if (status === 503 && (retryAfter === true || words.includes('overloaded'))) return 'rate_limited';
  return STATUSES.find(([fits]) => fits(status))?.[1] ?? 'server_error';
}

function classifyCode(code: string): FailureKind {
  if (UNREACHABLE.test(code)) return 'unreachable';
  return REFUSED.test(code) ? 'refused' : 'server_error';
}
