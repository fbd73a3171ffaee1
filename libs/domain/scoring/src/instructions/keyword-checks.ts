import type { InstructionCheck } from './instruction-check';
import { counted, holdsWord, occurrences } from './split-text';

export const KEYWORD_CHECKS: { readonly [id: string]: InstructionCheck } = {
  'keywords:existence': {
    parameters: { keywords: 'texts' },
    check: (text, parameters) => {
      const missing = parameters.texts('keywords').filter((word) => occurrences(text, word.trim()) === 0);
      const found = missing.length === 0 ? 'every keyword is there' : `missing: ${missing.join(', ')}`;
      return { followed: missing.length === 0, found };
    },
  },
  'keywords:frequency': {
    parameters: { keyword: 'text', frequency: 'count', relation: 'relation' },
    check: (text, parameters) => {
      const count = occurrences(text, parameters.text('keyword').trim());
      const found = `"${parameters.text('keyword')}" is there ${counted(count, 'time')}`;
      return { followed: parameters.compare(count, 'relation', 'frequency'), found };
    },
  },
  'keywords:forbidden_words': {
    parameters: { forbidden_words: 'texts' },
    check: (text, parameters) => {
      const used = parameters.texts('forbidden_words').filter((word) => holdsWord(text, word.trim()));
      return { followed: used.length === 0, found: used.length === 0 ? 'none is used' : `used: ${used.join(', ')}` };
    },
  },
  'keywords:letter_frequency': {
    parameters: { letter: 'text', let_frequency: 'count', let_relation: 'relation' },
    check: (text, parameters) => {
      const letter = parameters.text('letter').trim();
      const count = occurrences(text, letter);
      const found = `"${letter}" is there ${counted(count, 'time')}`;
      return { followed: parameters.compare(count, 'let_relation', 'let_frequency'), found };
    },
  },
};
