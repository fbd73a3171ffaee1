import { cleanAnswer } from '@assay/domain/scoring';
import { PROTOCOL } from './protocol';

/** A reply that has the form. */
export interface JudgeReply {
  readonly met: boolean;
  readonly evidence: string;
  readonly why: string;
}

const FENCE = /^```(?:json)?[^\S\n]*\n([\s\S]*?)\n?```$/i;
/** A key of the object itself: inside of a text its quote would be escaped. */
const VERDICT_KEY = /(?<!\\)"met"\s*:/g;

/**
 * Reads a reply: the whole text (a code fence around it aside) is exactly one JSON object with `evidence`, `why` and `met`. Anything
 * else, several objects or words around one too, is null: it was not read, and nothing is guessed.
 */
export function readReply(text: string): JudgeReply | null {
  const bare = cleanAnswer(text).text;
  const inside = FENCE.exec(bare)?.[1]?.trim() ?? bare;
  if (!inside.startsWith('{') || !inside.endsWith('}')) return null;
  if ((inside.match(VERDICT_KEY) ?? []).length !== 1) return null;
  const value = parsed(inside);
  if (value === null) return null;
  const { evidence, why, met } = value;
  if (typeof evidence !== 'string' || typeof why !== 'string') return null;
  const verdict = typeof met === 'string' ? met.trim().toLowerCase() : '';
  if (verdict !== 'yes' && verdict !== 'no') return null;
  return { met: verdict === 'yes', evidence: kept(evidence), why: kept(why) };
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

function kept(text: string): string {
  return text.trim().slice(0, PROTOCOL.keptText);
}
