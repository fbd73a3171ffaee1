import type { TokenChances } from '@assay/domain/run';

/** What the final frame of a stream says. Times in ms. */
export interface FinalFrame {
  readonly doneReason: string | null;
  readonly totalMs: number | null;
  readonly loadMs: number | null;
  readonly promptMs: number | null;
  readonly generationMs: number | null;
  readonly promptTokens: number | null;
  readonly answerTokens: number | null;
  /** Of the prompt, out of the server's cache; absent or null where it does not say. */
  readonly cachedTokens?: number | null;
}

/** What one line of a stream brings. */
export interface ChatFrame {
  readonly content: string;
  readonly thinking: string;
  /** The server's words where it gave up in the middle of a stream. */
  readonly error: string | null;
  readonly final: FinalFrame | null;
  /** Of the content of this line, where the server tells. */
  readonly chances?: readonly TokenChances[];
}

/** How one kind of server writes its stream; one per answer, as it may remember earlier lines. */
export interface StreamDialect {
  readonly contentTypes: RegExp;
  /** The frame of a line, or null where the line brings nothing. Throws `BrokenLine`. */
  frame(line: string): ChatFrame | null;
  /** A final frame that only the end of the stream completes. */
  atEnd(): FinalFrame | null;
}

/** A line that is no frame of the stream that it should belong to. */
export class BrokenLine extends Error {
  override readonly name = 'BrokenLine';
}

/** A JSON object out of a line; throws `BrokenLine`. */
export function parseObject(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new BrokenLine('is not JSON', { cause: error });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new BrokenLine('is not a JSON object');
  return value as Readonly<Record<string, unknown>>;
}

/** A finite number, else null. */
export function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** A text, else null. */
export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
