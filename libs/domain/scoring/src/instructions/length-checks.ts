import type { InstructionCheck } from './instruction-check';
import { counted, sentencesOf, wordsOf } from './split-text';

export const LENGTH_CHECKS: { readonly [id: string]: InstructionCheck } = {
  'length_constraints:number_words': {
    parameters: { num_words: 'count', relation: 'relation' },
    check: (text, parameters) => {
      const count = wordsOf(text).length;
      return { followed: parameters.compare(count, 'relation', 'num_words'), found: counted(count, 'word') };
    },
  },
  'length_constraints:number_sentences': {
    parameters: { num_sentences: 'count', relation: 'relation' },
    check: (text, parameters) => {
      const count = sentencesOf(text).length;
      return { followed: parameters.compare(count, 'relation', 'num_sentences'), found: counted(count, 'sentence') };
    },
  },
  'length_constraints:number_paragraphs': {
    parameters: { num_paragraphs: 'count' },
    check: (text, parameters) => {
      const parts = text.split('***').map((part) => part.trim());
      const hollow = parts.some((part, at) => part === '' && at > 0 && at < parts.length - 1);
      const count = parts.filter((part) => part !== '').length;
      const found = hollow ? 'a paragraph between two dividers is empty' : counted(count, 'paragraph');
      return { followed: !hollow && count === parameters.count('num_paragraphs'), found };
    },
  },
  'length_constraints:nth_paragraph_first_word': {
    parameters: { num_paragraphs: 'count', nth_paragraph: 'count', first_word: 'text' },
    check: (text, parameters) => {
      const parts = text.split('\n\n');
      const count = parts.filter((part) => part.trim() !== '').length;
      const nth = parameters.count('nth_paragraph');
      const first = nth >= 1 && nth <= count ? firstWord(parts[nth - 1] ?? '') : '';
      const wanted = parameters.text('first_word').toLowerCase();
      const found = `${counted(count, 'paragraph')}, the first word of paragraph ${nth} is "${first}"`;
      return { followed: count === parameters.count('num_paragraphs') && first === wanted, found };
    },
  },
};

/** The first word up to a mark, without quotes before it. */
function firstWord(paragraph: string): string {
  const word = (paragraph.trim().split(/\s/, 1)[0] ?? '').replace(/^'+/, '').replace(/^"+/, '');
  return (/^[^.,?!'"]*/.exec(word)?.[0] ?? '').toLowerCase();
}
