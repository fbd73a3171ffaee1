const SCRIPTS = [
  'Latin',
  'Cyrillic',
  'Arabic',
  'Devanagari',
  'Bengali',
  'Thai',
  'Telugu',
  'Tamil',
  'Kannada',
  'Malayalam',
  'Gujarati',
  'Gurmukhi',
  'Hebrew',
  'Hangul',
  'Hiragana',
  'Katakana',
  'Han',
  'Greek',
] as const;
/** A writing system. */
export type Script = (typeof SCRIPTS)[number];

const PATTERNS = SCRIPTS.map((script) => ({ script, pattern: new RegExp(`\\p{Script=${script}}`, 'gu') }));
/** Share of the letters that the main script must have. */
const MAIN_SHARE = 0.6;

/** The script of most letters; null where none has the greater part. Kana and Han count together, and kana makes them Japanese. */
export function scriptOf(text: string): Script | null {
  const counts = PATTERNS.map(({ script, pattern }) => ({ script, count: text.match(pattern)?.length ?? 0 }));
  const of = (...scripts: readonly Script[]): number =>
    counts.filter(({ script }) => scripts.includes(script)).reduce((sum, { count }) => sum + count, 0);
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return null;
  const kana = of('Hiragana', 'Katakana');
  if (kana > 0 && (kana + of('Han')) / all >= MAIN_SHARE) return 'Hiragana';
  const best = counts.reduce((a, b) => (b.count > a.count ? b : a));
  return best.count / all >= MAIN_SHARE ? best.script : null;
}
