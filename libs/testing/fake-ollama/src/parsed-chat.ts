/** A chat, completion or generate request in one form. */
export interface ParsedChat {
  readonly route: 'chat' | 'generate' | 'v1';
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly stream: boolean;
  readonly includeUsage: boolean;
  readonly think: unknown;
  readonly format: unknown;
  /** Chances of tokens are asked for. */
  readonly logprobs: boolean;
  /** How long the model shall stay afterwards, ms; null = not said. */
  readonly keepMs: number | null;
  readonly truncate: boolean;
  readonly shift: boolean;
}

type Body = Readonly<Record<string, unknown>>;

/** Reads the body of one of the three routes. */
export function parseChat(route: ParsedChat['route'], body: Body): ParsedChat {
  const v1 = route === 'v1';
  return {
    route,
    model: typeof body['model'] === 'string' ? body['model'] : '',
    messages: route === 'generate' ? promptOf(body) : messagesOf(body['messages']),
    options: v1 ? optionsOfV1(body) : objectOf(body['options']),
    stream: v1 ? body['stream'] === true : body['stream'] !== false,
    includeUsage: objectOf(body['stream_options'])['include_usage'] === true,
    think: v1 ? undefined : body['think'],
    format: v1 ? objectOf(body['response_format'])['json_schema'] : body['format'],
    logprobs: body['logprobs'] === true,
    keepMs: v1 ? null : durationMs(body['keep_alive']),
    truncate: body['truncate'] !== false,
    shift: body['shift'] !== false,
  };
}

/** A Go duration ("4s", "5m") or a number of seconds, in ms; null where none is given, Infinity for a negative one. */
export function durationMs(value: unknown): number | null {
  const factors: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
  const match = /^(-?\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(
    typeof value === 'string' || typeof value === 'number' ? String(value) : '',
  );
  if (!match) return null;
  const amount = Number(match[1]);
  return amount < 0 ? Infinity : amount * (factors[match[2] ?? 's'] ?? 1_000);
}

function optionsOfV1(body: Body): Body {
  const { temperature, seed, top_p, max_tokens, max_completion_tokens } = body;
  const all = { temperature, seed, top_p, num_predict: max_tokens ?? max_completion_tokens };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function promptOf(body: Body) {
  const { prompt } = body;
  return typeof prompt === 'string' && prompt !== '' ? [{ role: 'user', content: prompt }] : [];
}

function messagesOf(value: unknown) {
  if (!Array.isArray(value)) return [];
  return value.map(objectOf).map(({ role, content }) => ({ role: textOf(role), content: textOf(content) }));
}

/** The value as a text; an empty one where it is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The value as an object; an empty one where it is none. */
export function objectOf(value: unknown): Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : {};
}
