const HIDDEN = '[hidden]';
const SECRET_KEY = /password|passwd|secret|authorization|cookie|credential|api[-_]?key|token$/i;
const MAX_TEXT = 10_000;
const MAX_DEPTH = 6;

/** Hides passwords in addresses and bearer tokens, wherever they stand in a text. */
export function redactText(text: string): string {
  return text
    .slice(0, MAX_TEXT)
    .replace(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*):[^\s/@]*@/gi, `$1:${HIDDEN}@`)
    .replace(/\b(Bearer|Basic)\s+[\w.~+/=-]{6,}/gi, `$1 ${HIDDEN}`);
}

/** A copy that can be written to a log: texts under telling names are hidden, depth and length are bounded. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'function' || typeof value === 'symbol') return `[${typeof value}]`;
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return '[…]';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof Error) return redactError(value, depth);
  if (Array.isArray(value)) return value.slice(0, 100).map((item) => redact(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redactField(key, item, depth)]));
}

function redactField(key: string, value: unknown, depth: number): unknown {
  return typeof value === 'string' && SECRET_KEY.test(key) ? HIDDEN : redact(value, depth + 1);
}

function redactError(error: Error, depth: number): unknown {
  const cause = error.cause === undefined ? {} : { cause: redact(error.cause, depth + 1) };
  return { name: error.name, message: redactText(error.message), stack: redactText(error.stack ?? ''), ...cause };
}
