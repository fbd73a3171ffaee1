import type { JsonObject, JsonValue } from '@assay/contracts';

/** What was thrown in a guest. `unsupported` names what the sandbox lacks, where that is the reason. */
export interface GuestError {
  readonly type: string;
  readonly message: string;
  readonly line: number | null;
  readonly unsupported: string | null;
}

/** Reads what a guest said; null where it is not an answer to the request `n`, whoever wrote it. */
export function readReply(text: string, n: string): JsonObject | null {
  const value = parse(text);
  return isObject(value) && value['n'] === n ? value : null;
}

/** Reads an error that a guest describes; anything may be in it. */
export function readError(value: JsonValue | undefined): GuestError {
  const fields = isObject(value) ? value : {};
  const { type, message, line, unsupported } = fields as { readonly [name: string]: JsonValue | undefined };
  return {
    type: typeof type === 'string' ? type : 'Error',
    message: typeof message === 'string' ? message : '',
    line: typeof line === 'number' ? line : null,
    unsupported: typeof unsupported === 'string' ? unsupported : null,
  };
}

/** True for a JSON object. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
