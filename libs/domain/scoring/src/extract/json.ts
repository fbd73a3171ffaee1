import { fences, type Fence } from '../text/fences';
import { whereInText } from '../text/lines';
import { jsonSpans, type JsonSpan } from '../values/json-scan';
import { readJson } from '../values/read-json';
import { repairJson } from '../values/repair-json';
import { found, notFound, type Extraction } from './extraction';

/** A JSON value: the whole answer, else the last fenced block that is JSON, else the last object or array inside the text. */
export function extractJson(answer: string): Extraction {
  if (readJson(answer) !== null) return found('json', answer.trim(), 'The whole answer is JSON.');
  const blocks = fences(answer).filter(({ label, body }) => JSON_LABELS.has(label) && body.trim() !== '');
  return fencedJson(answer, blocks) ?? embedded(answer) ?? repaired(answer, blocks) ?? notFound('json', NONE);
}

const JSON_LABELS = new Set(['', 'json', 'json5', 'jsonc', 'javascript', 'js', 'text', 'txt', 'output']);
const NONE = 'There is no JSON in the answer.';

function fencedJson(answer: string, blocks: readonly Fence[]): Extraction | null {
  const block = blocks.findLast(({ body }) => readJson(body) !== null);
  if (block === undefined) return null;
  const which = blocks.length === 1 ? 'the fenced block' : 'the last fenced block that is JSON';
  return found('json', block.body.trim(), `Took ${which}, ${whereInText(answer, block.at)}.`);
}

function embedded(answer: string): Extraction | null {
  const spans = jsonSpans(answer);
  const last = spans.findLast((span) => !isReferenceMark(textOf(answer, span))) ?? spans.at(-1);
  if (last === undefined) return null;
  const which = spans.length > 1 ? `the last of ${spans.length} JSON values` : 'the JSON value';
  return found('json', textOf(answer, last), `Took ${which} inside the text, ${whereInText(answer, last.start)}.`);
}

/** `[3]` in prose is a reference, and `[]` or `{}` mostly a manner of speaking: they count only where nothing else is there. */
function isReferenceMark(text: string): boolean {
  return text.length <= 8 && /^(?:\[\s*\d*\s*\]|\{\s*\})$/.test(text);
}

function textOf(answer: string, span: JsonSpan): string {
  return answer.slice(span.start, span.end);
}

/** The same places again, with raw line breaks and open quotes inside of strings mended. */
function repaired(answer: string, blocks: readonly Fence[]): Extraction | null {
  const block = blocks.at(-1);
  const first = answer.search(/[{[]/);
  const last = Math.max(answer.lastIndexOf('}'), answer.lastIndexOf(']'));
  const places = [block?.body ?? '', first >= 0 && last > first ? answer.slice(first, last + 1) : ''];
  for (const place of places) {
    const mended = repairJson(place);
    if (mended === null) continue;
    const note = 'Mended raw line breaks or open quotes inside of strings; nothing else was changed.';
    return { ...found('json', mended.text.trim(), 'Took the JSON value in the answer.', note), repaired: true };
  }
  return null;
}
