/** Limits of one request, ms. */
export interface RequestTimeouts {
  /** Nothing at all before the first token, queue included. */
  readonly firstTokenMs: number;
  /** Silence between tokens. */
  readonly idleMs: number;
}

/** Between which bounds (ms) the limits move, and from how many answers on. */
export interface TimeoutBounds {
  readonly firstToken: readonly [shortest: number, longest: number];
  readonly idle: readonly [shortest: number, longest: number];
  readonly answers: number;
}

export const TIMEOUT_BOUNDS: TimeoutBounds = { firstToken: [60_000, 600_000], idle: [20_000, 60_000], answers: 3 };

/** The slowest that finished answers of a block were, ms. */
export interface SeenTimes {
  readonly answers: number;
  readonly firstTokenMs: number;
  /** Generation time per token. */
  readonly tokenMs: number;
  /** The last load of this model. */
  readonly loadMs: number;
}

export const NOTHING_SEEN: SeenTimes = { answers: 0, firstTokenMs: 0, tokenMs: 0, loadMs: 0 };

/**
 * How long to wait for a server before a request counts as hanging: the longest bound until a few answers are known, then ten
 * times the slowest first token plus a load (somebody may have pushed the model out), and a hundred tokens' time of silence.
 */
export function adaptiveTimeouts(seen: SeenTimes, bounds: TimeoutBounds = TIMEOUT_BOUNDS): RequestTimeouts {
  if (seen.answers < bounds.answers) return { firstTokenMs: bounds.firstToken[1], idleMs: bounds.idle[1] };
  return {
    firstTokenMs: clamp(10 * seen.firstTokenMs + 2 * seen.loadMs, bounds.firstToken),
    idleMs: clamp(100 * seen.tokenMs, bounds.idle),
  };
}

/** What is seen after one more finished answer. */
export function seeAnswer(
  seen: SeenTimes,
  answer: {
    readonly firstTokenMs: number | null;
    readonly generationMs: number | null;
    readonly answerTokens: number | null;
  },
): SeenTimes {
  const tokenMs = (answer.generationMs ?? 0) / Math.max(1, answer.answerTokens ?? 1);
  return {
    ...seen,
    answers: seen.answers + 1,
    firstTokenMs: Math.max(seen.firstTokenMs, answer.firstTokenMs ?? 0),
    tokenMs: Math.max(seen.tokenMs, tokenMs),
  };
}

function clamp(value: number, [shortest, longest]: readonly [number, number]): number {
  return Math.min(longest, Math.max(shortest, Math.round(value)));
}
