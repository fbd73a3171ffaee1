import { cleanAnswer } from '@assay/domain/scoring';
import { keptText } from './kept-text';
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
  const value = onlyObject(text, 1);
  return value === null ? null : verdictOf(value);
}

/**
 * Reads a reply to several requirements: one object with exactly one verdict for each, in their order and numbered so. One that is lacking, out of
 * place or not whole makes all of it unreadable.
 */
export function readReplies(text: string, count: number): JudgeReply[] | null {
  if (count === 1) {
    const only = readReply(text);
    return only === null ? null : [only];
  }
  const list = onlyObject(text, count)?.['verdicts'];
  if (!Array.isArray(list) || list.length !== count) return null;
  const replies: JudgeReply[] = [];
  for (const [place, entry] of list.entries()) {
    const fields = fieldsOf(entry);
    const reply = fields?.['requirement'] === place + 1 ? verdictOf(fields) : null;
    if (reply === null) return null;
    replies.push(reply);
  }
  return replies;
}

type Fields = Readonly<Record<string, unknown>>;

/** The object that a text is, when it holds as many verdicts as were asked for. */
function onlyObject(text: string, verdicts: number): Fields | null {
  const bare = cleanAnswer(text).text;
  const inside = FENCE.exec(bare)?.[1]?.trim() ?? bare;
  if (!inside.startsWith('{') || !inside.endsWith('}')) return null;
  if ((inside.match(VERDICT_KEY) ?? []).length !== verdicts) return null;
  try {
    return fieldsOf(JSON.parse(inside));
  } catch {
    return null;
  }
}

function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}

function verdictOf({ evidence, why, met }: Fields): JudgeReply | null {
  if (typeof evidence !== 'string' || typeof why !== 'string') return null;
  const verdict = typeof met === 'string' ? met.trim().toLowerCase() : '';
  if (verdict !== 'yes' && verdict !== 'no') return null;
  return {
    met: verdict === 'yes',
    evidence: keptText(evidence, PROTOCOL.keptText),
    why: keptText(why, PROTOCOL.keptText),
  };
}
