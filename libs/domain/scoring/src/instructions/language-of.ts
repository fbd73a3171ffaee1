import { CYRILLIC_WORDS, DEVANAGARI_WORDS, LATIN_WORDS } from './frequent-words';
import { scriptOf, type Script } from './script-of';

/** Scripts that one language in question is written in. */
const BY_SCRIPT: { readonly [Key in Script]?: string } = {
  Bengali: 'bn',
  Thai: 'th',
  Telugu: 'te',
  Tamil: 'ta',
  Kannada: 'kn',
  Malayalam: 'ml',
  Gujarati: 'gu',
  Gurmukhi: 'pa',
  Hebrew: 'he',
  Hangul: 'ko',
  Hiragana: 'ja',
  Han: 'zh',
  Greek: 'el',
};

/**
 * The language of a text as ISO 639-1, by its script, its letters and its small words; null where they do not tell: for a few words, a
 * mixture, or a language that is not among those known. Never guessed.
 */
export function languageOf(text: string): string | null {
  const script = scriptOf(text);
  switch (script) {
    case null:
      return null;
    case 'Latin':
      return byWords(text, LATIN_WORDS);
    case 'Devanagari':
      return devanagari(text);
    case 'Cyrillic':
      return cyrillic(text);
    case 'Arabic':
      return arabic(text);
    default:
      return BY_SCRIPT[script] ?? null;
  }
}

/** Languages whose script is not Latin. */
const SCRIPT_OF: { readonly [language: string]: Script | undefined } = {
  ...Object.fromEntries(Object.entries(BY_SCRIPT).map(([script, language]) => [language, script as Script])),
  ...{ hi: 'Devanagari', mr: 'Devanagari', ne: 'Devanagari' },
  ...{ ru: 'Cyrillic', uk: 'Cyrillic', bg: 'Cyrillic', ar: 'Arabic', fa: 'Arabic', ur: 'Arabic' },
};

/** False where a text is written in another script than the language is. */
export function scriptFits(text: string, language: string): boolean {
  const script = scriptOf(text);
  return script === null || script === (SCRIPT_OF[language] ?? 'Latin');
}

/** Whether a text in Latin letters that is too short to tell its language may be English: one small word of another one is no evidence against it. */
export function passesForEnglish(text: string): boolean {
  if (scriptOf(text) !== 'Latin') return false;
  const hits = hitsOf(tokensOf(text), LATIN_WORDS);
  const english = hits.find(({ language }) => language === 'en')?.count ?? 0;
  return english + 1 >= (hits[0]?.count ?? 0);
}

/** Share of the words that must be small words of a language. */
const LEAST_SHARE = 0.12;
const LEAST_HITS = 2;
/** How many times as many as of the next language. */
const LEAST_LEAD = 1.25;

type WordLists = { readonly [language: string]: ReadonlySet<string> };

const tokensOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];

/** How many words are small words of each language, most first. */
function hitsOf(tokens: readonly string[], languages: WordLists): { language: string; count: number }[] {
  return Object.entries(languages)
    .map(([language, known]) => ({ language, count: tokens.filter((token) => known.has(token)).length }))
    .sort((a, b) => b.count - a.count);
}

function byWords(text: string, languages: WordLists): string | null {
  const tokens = tokensOf(text);
  const [best, next] = hitsOf(tokens, languages);
  if (best === undefined || best.count < LEAST_HITS || best.count / tokens.length < LEAST_SHARE) return null;
  return best.count >= (next?.count ?? 0) * LEAST_LEAD ? best.language : null;
}

/** Endings of Nepali words, whose small words are written together with the word before. */
const NEPALI_ENDING = /(?:बाट|नुहोस्|लाई|हरू|हरु|छन्|गर्न|भयो|सँग)$/u;

/** Where small words do not tell: the letter ळ, which Hindi and Nepali lack, and endings that only Nepali has. */
function devanagari(text: string): string | null {
  const known = byWords(text, DEVANAGARI_WORDS);
  if (known !== null) return known;
  const tokens = tokensOf(text);
  const endings = tokens.filter((token) => NEPALI_ENDING.test(token)).length;
  if (text.includes('ळ')) return endings === 0 ? 'mr' : null;
  return endings >= LEAST_HITS && endings / tokens.length >= LEAST_SHARE ? 'ne' : null;
}

/** Letters that only one of the languages has. */
function cyrillic(text: string): string | null {
  const share = shareOf(text);
  const [ukrainian, russian] = [share(/[іїєґ]/gi), share(/[ыэё]/gi)];
  if (ukrainian > 0.02 && russian < 0.005) return 'uk';
  if (russian > 0.01 && ukrainian < 0.005) return 'ru';
  if (russian === 0 && ukrainian === 0 && share(/ъ/gi) > 0.008) return 'bg';
  return byWords(text, CYRILLIC_WORDS);
}

function arabic(text: string): string | null {
  const share = shareOf(text);
  if (share(/[ٹڈڑںےھہ]/g) > 0.02) return 'ur';
  const [persian, own] = [share(/[پچژگیک]/g), share(/[ةيكىإأ]/g)];
  if (persian > 0.02 && persian > own) return 'fa';
  return own > 0.01 || share(/\bال|\sال/g) > 0.01 ? 'ar' : null;
}

/** How often a letter stands among all letters of a text, 0–1. */
function shareOf(text: string): (letters: RegExp) => number {
  const all = text.match(/\p{L}/gu)?.length ?? 0;
  return (letters) => (all === 0 ? 0 : (text.match(letters)?.length ?? 0) / all);
}
