/** `–` stands for what was not measured; 0 is a real zero. */
export const NOT_MEASURED = '–';

type Maybe = number | null | undefined;
const missing = (value: Maybe): value is null | undefined =>
  value === null || value === undefined || !Number.isFinite(value);

/** A plain number in the writing of the language. */
export function formatNumber(value: Maybe, digits = 0, language = 'en'): string {
  return missing(value) ? NOT_MEASURED : formatOf(language, digits).format(value);
}

const formats = new Map<string, Intl.NumberFormat>();

/** Making a format costs more than using it a thousand times. */
function formatOf(language: string, digits: number): Intl.NumberFormat {
  const key = `${language} ${digits}`;
  const known = formats.get(key) ?? new Intl.NumberFormat(language, { maximumFractionDigits: digits });
  formats.set(key, known);
  return known;
}

/** A share 0–1 as `72 %`. */
export function formatPercent(share: Maybe, digits = 0, language = 'en'): string {
  return missing(share) ? NOT_MEASURED : `${formatNumber(share * 100, digits, language)} %`;
}

/** Bytes in decimal units, as Ollama shows them: `4.9 GB`. */
export function formatBytes(bytes: Maybe, language = 'en'): string {
  if (missing(bytes)) return NOT_MEASURED;
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${formatNumber(value, step < 3 || value >= 100 ? 0 : 1, language)} ${units[step] ?? ''}`;
}

/** Tokens of context as people name them: 131,072 is `128k`, 8,192 `8k`, 500 `500`. */
export function formatContext(tokens: Maybe, language = 'en'): string {
  if (missing(tokens)) return NOT_MEASURED;
  return tokens < 1024 ? formatNumber(tokens, 0, language) : `${formatNumber(Math.round(tokens / 1024), 0, language)}k`;
}

/** Tokens per second: `92 tok/s`, one digit below 10. */
export function formatSpeed(tokensPerSecond: Maybe, language = 'en'): string {
  if (missing(tokensPerSecond)) return NOT_MEASURED;
  return `${formatNumber(tokensPerSecond, tokensPerSecond < 9.95 ? 1 : 0, language)} tok/s`;
}
