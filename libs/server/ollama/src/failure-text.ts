const MAX_WORDS = 1_500;

/**
 * What a server says went wrong, out of the body of an error: `{"error": "…"}`, `{"error": {"message": …}}`, `{"message": …}` or `{"detail": …}`,
 * and JSON within that text. Null when the body is none of these: other bodies (pages of proxies, …) are never repeated.
 */
export function failureText(body: string): string | null {
  const value = parse(body);
  const words = typeof value === 'object' && value !== null ? wordsOf(value as Record<string, unknown>) : null;
  return words === null ? null : (failureText(words) ?? words.slice(0, MAX_WORDS));
}

function wordsOf(value: Record<string, unknown>): string | null {
  for (const key of ['error', 'message', 'detail'] as const) {
    const said = value[key];
    if (typeof said === 'string' && said !== '') return said;
    if (typeof said === 'object' && said !== null) return wordsOf(said as Record<string, unknown>);
  }
  return null;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** The value of a Retry-After header in ms (seconds or an HTTP date), null when there is none or it cannot be read. */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  if (header === undefined) return null;
  const seconds = Number(header);
  const ms = header.trim() !== '' && Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.max(0, Math.round(ms)) : null;
}
