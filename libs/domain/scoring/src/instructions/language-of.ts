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
      return byWords(text, DEVANAGARI_WORDS);
    case 'Cyrillic':
      return cyrillic(text);
    case 'Arabic':
      return arabic(text);
    default:
      return BY_SCRIPT[script] ?? null;
  }
}

/** Share of the words that must be small words of a language. */
const LEAST_SHARE = 0.12;
const LEAST_HITS = 2;
/** How many times as many as of the next language. */
const LEAST_LEAD = 1.25;

function byWords(text: string, languages: { readonly [language: string]: ReadonlySet<string> }): string | null {
  const tokens = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const hits = Object.entries(languages)
    .map(([language, known]) => ({ language, count: tokens.filter((token) => known.has(token)).length }))
    .sort((a, b) => b.count - a.count);
  const [best, next] = hits;
  if (best === undefined || best.count < LEAST_HITS || best.count / tokens.length < LEAST_SHARE) return null;
  return best.count >= (next?.count ?? 0) * LEAST_LEAD ? best.language : null;
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
