import { readJson } from '../values/read-json';
import type { InstructionCheck } from './instruction-check';
import { counted, occurrences, withoutEnds } from './split-text';

const OPTIONS = ['My answer is yes.', 'My answer is no.', 'My answer is maybe.'];

export const FORMAT_CHECKS: { readonly [id: string]: InstructionCheck } = {
  'detectable_format:number_bullet_lists': {
    parameters: { num_bullets: 'count' },
    check: (text, parameters) => {
      const count = text.split('\n').filter(isBullet).length;
      return { followed: count === parameters.count('num_bullets'), found: counted(count, 'bullet point') };
    },
  },
  'detectable_format:constrained_response': {
    parameters: {},
    check: (text) => {
      const option = OPTIONS.find((each) => text.includes(each));
      return { followed: option !== undefined, found: option ?? 'none of the three sentences is there' };
    },
  },
  'detectable_format:number_highlighted_sections': {
    parameters: { num_highlights: 'count' },
    check: (text, parameters) => {
      const count = highlights(text);
      return { followed: count >= parameters.count('num_highlights'), found: counted(count, 'highlighted part') };
    },
  },
  'detectable_format:multiple_sections': {
    parameters: { section_spliter: 'text', num_sections: 'count' },
    check: (text, parameters) => {
      const count = sections(text, parameters.text('section_spliter').trim());
      return { followed: count >= parameters.count('num_sections'), found: counted(count, 'section') };
    },
  },
  'detectable_format:json_format': {
    parameters: {},
    check: (text) => {
      const followed = readJson(withoutFence(text)) !== null;
      return { followed, found: followed ? 'all of it is JSON' : 'it is not JSON from the first sign to the last' };
    },
  },
  'detectable_format:title': {
    parameters: {},
    check: (text) => {
      const title = text
        .split('\n')
        .map(titleIn)
        .find((each) => each !== null);
      return {
        followed: title !== undefined,
        found: title === undefined ? 'there is no <<title>>' : `its title is ${title}`,
      };
    },
  },
};

/** What stands in a line between the first `<<` and the last `>>`; null for nothing. */
function titleIn(line: string): string | null {
  const [start, end] = [line.indexOf('<<'), line.lastIndexOf('>>')];
  const inner =
    start < 0 || end < start + 2 ? '' : withoutEnds(withoutEnds(line.slice(start, end + 2), '<'), '>').trim();
  return inner === '' ? null : inner;
}

/** `* a` or `- a`; `**bold**` begins no point. */
function isBullet(line: string): boolean {
  const bare = line.trimStart();
  return bare.startsWith('-') || (bare.startsWith('*') && bare.length > 1 && bare[1] !== '*');
}

/** `*so*` and `**so**`; the inner pair of `**so**` counts for one of them only. */
function highlights(text: string): number {
  const single = text.match(/\*[^\n*]*\*/g)?.filter((each) => each.replaceAll('*', '').trim() !== '') ?? [];
  const double = text.match(/\*\*[^\n*]*\*\*/g)?.filter((each) => each.replaceAll('*', '').trim() !== '') ?? [];
  return single.length + double.length;
}

/** How often the word stands before a number: `Section 1`. */
function sections(text: string, word: string): number {
  if (occurrences(text, word) === 0) return 0;
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.match(new RegExp(`${escaped}\\s?\\d+`, 'g'))?.length ?? 0;
}

function withoutFence(text: string): string {
  return text
    .trim()
    .replace(/^```(?:json|Json|JSON)?/, '')
    .replace(/```$/, '')
    .trim();
}
