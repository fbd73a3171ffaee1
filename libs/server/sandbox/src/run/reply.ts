import type { JsonObject, JsonValue } from '@assay/contracts';

/** What was thrown in a guest. `unsupported` names what the sandbox lacks, where that is the reason. */
export interface GuestError {
  readonly type: string;
  readonly message: string;
  readonly line: number | null;
  readonly unsupported: string | null;
}

/** Values go 200 deep, each at most two brackets: no honest reply comes near, and our own code may descend as deep. */
const MAX_NESTING = 1_000;

/** Reads what a guest said; null where it is not an answer to the request `n`, whoever wrote it. */
export function readReply(text: string, n: string): JsonObject | null {
  const value = nesting(text) > MAX_NESTING ? undefined : parse(text);
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

/** How deep brackets go, those within texts aside; in one pass, whatever the text is. */
function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') quoted = !quoted;
    else if (quoted) at += sign === '\\' ? 1 : 0;
    else if (sign === '[' || sign === '{') deepest = Math.max(deepest, ++depth);
    else if (sign === ']' || sign === '}') depth--;
  }
  return deepest;
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
