const LONGEST = 120;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const RAISED = /(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})/g;
const SPACES = /[\u00a0\u2007\u2009\u202f]/g;
const MINUS = /[\u2212\u2013\ufe63\uff0d]/g;

/** How digits may be grouped; the first form that fits decides. */
const FORMS: readonly { readonly form: RegExp; readonly plain: (text: string) => string }[] = [
  { form: /^(?:\d+\.?\d*|\.\d+)$/, plain: (text) => text },
  { form: /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/, plain: (text) => text.replaceAll(',', '') },
  { form: /^[1-9]\d?(?:,\d{2})+,\d{3}(?:\.\d+)?$/, plain: (text) => text.replaceAll(',', '') },
  { form: /^[1-9]\d{0,2}(?:\.\d{3})+,\d+$/, plain: (text) => text.replaceAll('.', '').replace(',', '.') },
  { form: /^[1-9]\d{0,2}(?:\.\d{3}){2,}$/, plain: (text) => text.replaceAll('.', '') },
  {
    form: /^[1-9]\d{0,2}(?:['’ _]\d{3})+(?:[.,]\d+)?$/,
    plain: (text) => text.replace(/['’ _]/g, '').replace(',', '.'),
  },
  { form: /^\d+,\d+$/, plain: (text) => text.replace(',', '.') },
];

/** One form of the minus, of digits, powers and formula marks, so that every reader of numbers needs to know only one. Linear. */
export function plainNumberText(text: string): string {
  return text
    .replace(MINUS, '-')
    .replace(/[\uff0b-\uff19]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(RAISED, (_, minus: string, digits: string) => `^${minus && '-'}${Array.from(digits, digitOf).join('')}`)
    .replace(/\^\s?[{(]\s?([+-]?\d{1,4})\s?[})]/g, '^$1')
    .replace(/\\[dt]?frac\{(\d{1,15})\}\{(\d{1,15})\}/g, '$1/$2')
    .replace(/\{,\}/g, ',')
    .replace(/\\[,!;]/g, '')
    .replace(/\\([%$])/g, '$1')
    .replace(/\\(?:times|cdot)/g, '×')
    .replace(/\\(?:text|textbf|mathrm|mathbf)\{([^{}]*)\}/g, ' $1');
}

/**
 * Reads one numeral and nothing else: sign, thousands separators (`1,234.5`, `1.234,5`, `1 234`, `1'234`, `1_234`),
 * exponent (`1.2e-5`, `1.2 × 10^-5`), fraction (`3/4`). Null for anything else. `1,234` is read as thousands, `1,23` and `0,500` as decimals.
 */
export function parseNumeral(text: string): number | null {
  if (text.length > LONGEST) return null;
  const plain = plainNumberText(text).replace(SPACES, ' ').trim();
  const signed = /^([+-]?)\s?(.+)$/.exec(plain);
  if (signed === null) return null;
  const body = signed[2] ?? '';
  const size = fraction(body) ?? scientific(body) ?? Number(plainDigits(body) ?? NaN);
  if (!Number.isFinite(size)) return null;
  return signed[1] === '-' && size !== 0 ? -size : size;
}

/** Digits without separators, with a decimal point. */
function plainDigits(text: string): string | null {
  return FORMS.find(({ form }) => form.test(text))?.plain(text) ?? null;
}

function fraction(text: string): number | null {
  const parts = /^(\d{1,15})\s?\/\s?(\d{1,15})$/.exec(text);
  if (parts === null) return null;
  const value = Number(parts[1]) / Number(parts[2]);
  return Number.isFinite(value) ? value : null;
}

function scientific(text: string): number | null {
  const parts =
    /^(\S{1,60}?)[eE]([+-]?\d{1,3})$/.exec(text) ??
    /^(.{1,60}?)\s?[×x*·⋅]\s?10\s?(?:\^|\*\*)\s?([+-]?\d{1,3})$/.exec(text) ??
    /^()10(?:\^|\*\*)([+-]?\d{1,3})$/.exec(text);
  const mantissa = parts === null ? null : plainDigits(parts[1] || '1');
  return mantissa === null ? null : Number(`${mantissa}e${Number(parts?.[2])}`);
}

function digitOf(superscript: string): number {
  return SUPERSCRIPTS.indexOf(superscript);
}
