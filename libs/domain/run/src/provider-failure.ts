/**
 * Why a server gave no answer (contract §8, the one retry table):
 * `queue_full` 503 of the queue · `rate_limited` 429 · `unreachable` refused, DNS, TLS · `server_error` reset, 5xx, cut stream, no bytes in time ·
 * `refused` 401/403 or not the kind of server it should be · `runner_crash` · `out_of_memory` · `model_missing` 404 ·
 * `unsupported` a capability is missing · `prompt_too_long` · `internal` our own mistake · `cancelled` by us.
 */
export const FAILURE_KINDS = [
  'queue_full',
  'rate_limited',
  'unreachable',
  'server_error',
  'refused',
  'runner_crash',
  'out_of_memory',
  'model_missing',
  'unsupported',
  'prompt_too_long',
  'internal',
  'cancelled',
] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

/** A request to a model server that ended without an answer. */
export class ProviderFailure extends Error {
  override readonly name = 'ProviderFailure';

  constructor(
    readonly kind: FailureKind,
    /** The server's own words or ours, for people; at most 2,000 characters. */
    message: string,
    readonly facts: {
      /** HTTP status, where there was one. */
      readonly status?: number;
      /** From Retry-After, ms. */
      readonly retryAfterMs?: number;
      /** Text that had arrived, kept with the attempt only. */
      readonly partial?: string;
    } = {},
    options?: ErrorOptions,
  ) {
    super(message.slice(0, 2_000), options);
  }
}
