import type { InstructionCheck } from './instruction-check';
import { counted, withoutEnds } from './split-text';

/** How an answer begins, ends and is put together. */
export const FRAME_CHECKS: { readonly [id: string]: InstructionCheck } = {
  'combination:two_responses': {
    parameters: {},
    check: (text) => {
      const parts = text.split('******').map((part) => part.trim());
      const hollow = parts.some((part, at) => part === '' && at > 0 && at < parts.length - 1);
      const given = parts.filter((part) => part !== '');
      const followed = !hollow && given.length === 2 && given[0] !== given[1];
      const same = given.length === 2 && given[0] === given[1];
      return { followed, found: same ? 'the two responses are the same' : counted(given.length, 'response') };
    },
  },
  'combination:repeat_prompt': {
    parameters: { prompt_to_repeat: 'text' },
    check: (text, parameters) => {
      const prompt = parameters.text('prompt_to_repeat').trim().toLowerCase();
      const followed = text.trim().toLowerCase().startsWith(prompt);
      return { followed, found: followed ? 'it begins with the request' : 'it does not begin with the request' };
    },
  },
  'startend:end_checker': {
    parameters: { end_phrase: 'text' },
    check: (text, parameters) => {
      const phrase = parameters.text('end_phrase').trim().toLowerCase();
      const followed = withoutEnds(text.trim(), '"').toLowerCase().endsWith(phrase);
      return { followed, found: followed ? 'it ends with the phrase' : 'it does not end with the phrase' };
    },
  },
  'startend:quotation': {
    parameters: {},
    check: (text) => {
      const bare = text.trim();
      const followed = bare.length > 1 && bare.startsWith('"') && bare.endsWith('"');
      return { followed, found: followed ? 'it stands in double quotes' : 'it does not stand in double quotes' };
    },
  },
  'punctuation:no_comma': {
    parameters: {},
    check: (text) => {
      const count = text.split(',').length - 1;
      return { followed: count === 0, found: counted(count, 'comma') };
    },
  },
};
