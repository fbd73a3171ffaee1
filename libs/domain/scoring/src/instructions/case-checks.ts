import { languageOf, passesForEnglish, scriptFits } from './language-of';
import type { Followed, InstructionCheck } from './instruction-check';
import { counted } from './split-text';

export const CASE_CHECKS: { readonly [id: string]: InstructionCheck } = {
  'change_case:capital_word_frequency': {
    parameters: { capital_frequency: 'count', capital_relation: 'relation' },
    check: (text, parameters) => {
      const count = tokensOf(text).filter(isUpper).length;
      const found = counted(count, 'word in capitals', 'words in capitals');
      return { followed: parameters.compare(count, 'capital_relation', 'capital_frequency'), found };
    },
  },
  'change_case:english_capital': {
    parameters: {},
    check: (text) => (isUpper(text) ? inEnglish(text) : { followed: false, found: 'there are small letters' }),
  },
  'change_case:english_lowercase': {
    parameters: {},
    check: (text) => (isLower(text) ? inEnglish(text) : { followed: false, found: 'there are capital letters' }),
  },
  'language:response_language': {
    parameters: { language: 'text' },
    check: (text, parameters) => inLanguage(text, parameters.text('language')),
  },
};

/** Words with the signs inside of them (well-known, U.S.A); an apostrophe divides (IT'S is two). */
function tokensOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{M}\p{N}_]+(?:[-./][\p{L}\p{M}\p{N}_]+)*/gu) ?? [];
}

/** At least one letter that has a case, and none of the other. */
function isUpper(text: string): boolean {
  return !/\p{Ll}/u.test(text) && /\p{Lu}/u.test(text);
}

function isLower(text: string): boolean {
  return !/[\p{Lu}\p{Lt}]/u.test(text) && /\p{Ll}/u.test(text);
}

/** Too few words to tell a language are no fault: what is asked for is the case of the letters. */
function inEnglish(text: string): Followed {
  const said = inLanguage(text, 'en');
  return said.followed === null && passesForEnglish(text) ? { followed: true, found: said.found } : said;
}

function inLanguage(text: string, wanted: string): Followed {
  const language = languageOf(text);
  if (language !== null) return { followed: language === wanted, found: `its language is ${language}` };
  return scriptFits(text, wanted)
    ? { followed: null, found: 'it is not clear which language it is' }
    : { followed: false, found: 'it is written in the letters of another language' };
}
