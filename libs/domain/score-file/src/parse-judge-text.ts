import type { Vote } from './vote-row';
import type { JudgeScale } from './judge-text-row';

/** What a judge's text says; null = it cannot be read, which is missing and never a low mark. */
export type JudgeReading =
  | { readonly scale: '1-10'; readonly value: number }
  | { readonly scale: 'yes-no'; readonly value: boolean }
  | { readonly scale: 'a-b-tie'; readonly value: Vote };

const THINKING = /<think>[\s\S]*?<\/think>/gi;
const FENCE = /^```(?:json)?\s*([\s\S]*?)\s*```$/i;

/**
 * Reads the verdict of a judge's text on its scale. Marks in `[[…]]` count before a JSON object, that before a line that names its verdict
 * ("Rating: 8/10", "Verdict: A"), that before a text that is nothing but the verdict. Where the marks contradict each other and none ends the
 * text, nothing is read; a number that no word names as the rating is never taken for one. Null = unreadable.
 */
export function parseJudgeText(text: string, scale: JudgeScale): JudgeReading | null {
  const said = text.replace(THINKING, '').trim();
  if (said === '') return null;
  switch (scale) {
    case '1-10': {
      const value = readRating(said);
      return value === null ? null : { scale, value };
    }
    case 'yes-no': {
      const value = readYesNo(said);
      return value === null ? null : { scale, value };
    }
    case 'a-b-tie': {
      const value = readVote(said);
      return value === null ? null : { scale, value };
    }
    default:
      return scale satisfies never;
  }
}

function readRating(text: string): number | null {
  const marked = decided(text, /\[\[\s*(\d+(?:\.\d+)?)(?:\s*\/\s*10)?\s*\]\]/g, inRange);
  if (marked !== undefined) return marked;
  const json = fromJson(text, ['rating', 'score', 'grade'], (value) =>
    typeof value === 'number' || typeof value === 'string' ? inRange(String(value).replace(/\s*\/\s*10$/, '')) : null,
  );
  if (json !== undefined) return json;
  const named = decided(
    text,
    /(?:^|[\s*_#"'(])(?:final |overall |my )?(?:rating|score|grade)[*_"']*\s*(?::|=|is|of)\s*[*_"']*\s*\[?(\d+(?:\.\d+)?)\]?[*_"']*(?:\s*(?:\/|out of)\s*10\b)?(?![\d/]|\.\d|\s*(?:\/|out of|to|-|–)\s*\d)/gi,
    inRange,
  );
  if (named !== undefined) return named;
  const alone = /^[*_\s]*\[?(\d+(?:\.\d+)?)\]?\s*(?:(?:\/|out of)\s*10)?[*_\s.]*$/.exec(text)?.[1];
  return alone === undefined ? null : inRange(alone);
}

function readYesNo(text: string): boolean | null {
  const marked = decided(text, /\[\[\s*(yes|no)\s*\]\]/gi, yesNo);
  if (marked !== undefined) return marked;
  const json = fromJson(text, ['met', 'verdict', 'answer', 'pass', 'passed', 'result', 'correct'], (value) =>
    typeof value === 'boolean' ? value : typeof value === 'string' ? yesNo(value) : null,
  );
  if (json !== undefined) return json;
  const named = decided(
    text,
    /(?:^|[\s*_#"'(])(?:final )?(?:verdict|answer|judge?ment|decision|result)[*_"']*\s*(?::|=|is)\s*[*_"']*\s*(yes|no)\b/gi,
    yesNo,
  );
  if (named !== undefined) return named;
  const word = /^[*_"'\s]*(yes|no)\b[*_"']*\s*(?:[.,:;!—–-]|$)/i.exec(text)?.[1];
  return word === undefined ? null : yesNo(word);
}

function readVote(text: string): Vote | null {
  const marked = decided(text, /\[\[\s*(a|b|c|tie)\s*\]\]/gi, vote);
  if (marked !== undefined) return marked;
  const json = fromJson(text, ['verdict', 'winner', 'better', 'choice', 'answer'], (value) =>
    typeof value === 'string' ? vote(value) : null,
  );
  if (json !== undefined) return json;
  const named = decided(
    text,
    /(?:^|[\s*_#"'(])(?:final )?(?:verdict|winner|choice|decision|better answer)[*_"']*\s*(?::|=|is)\s*[*_"']*\s*(?:(?:assistant|answer|response|model) )?\[?(a|b|tie)\b\]?/gi,
    vote,
  );
  if (named !== undefined) return named;
  const word = /^[*_"'\s]*(?:(?:assistant|answer|response|model)\s+)?\[?(a|b|tie)\]?[*_"'\s.!]*$/i.exec(text)?.[1];
  return word === undefined ? null : vote(word);
}

/** The value of all marks where they agree, else of the one that ends the text; null where neither; undefined where there is no mark. */
function decided<Value>(text: string, marks: RegExp, read: (mark: string) => Value | null): Value | null | undefined {
  const found = [...text.matchAll(marks)];
  const [first] = found;
  if (first === undefined) return undefined;
  const values = found.map((match) => read(match[1] ?? ''));
  if (values.every((value) => value === values[0])) return values[0] ?? null;
  const last = found.at(-1);
  const rest = last === undefined ? text : text.slice(last.index + last[0].length);
  return /^[\s*_."')\]]*$/.test(rest) ? (values.at(-1) ?? null) : null;
}

/** A field of the text where all of it is one JSON object; null where the object has no such value, undefined where there is none. */
function fromJson<Value>(
  text: string,
  names: readonly string[],
  read: (value: unknown) => Value | null,
): Value | null | undefined {
  const body = FENCE.exec(text)?.[1] ?? text;
  if (!body.startsWith('{')) return undefined;
  try {
    const object = JSON.parse(body) as Readonly<Record<string, unknown>>;
    const name = names.find((one) => object[one] !== undefined);
    return name === undefined ? null : read(object[name]);
  } catch {
    // Text that only starts like JSON may still name its verdict.
    return undefined;
  }
}

function inRange(text: string): number | null {
  const value = Number(text);
  return value >= 1 && value <= 10 ? value : null;
}

function yesNo(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  return word === 'yes' || word === 'true' ? true : word === 'no' || word === 'false' ? false : null;
}

function vote(text: string): Vote | null {
  const word = text.trim().toLowerCase();
  if (word === 'a' || word === 'b') return word;
  return word === 'tie' || word === 'c' ? 'tie' : null;
}
