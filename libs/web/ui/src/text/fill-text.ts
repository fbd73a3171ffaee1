import type { PluralText } from './text-types';

/** Chooses the plural form by the value `n` and puts values into `{braces}`; numbers are written as the language writes them. */
export function fillText(
  text: string | PluralText,
  values: Readonly<Record<string, string | number>>,
  language: string,
): string {
  return pluralForm(text, values['n'], language).replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) return placeholder;
    return typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : value;
  });
}

function pluralForm(text: string | PluralText, n: string | number | undefined, language: string): string {
  if (typeof text === 'string') return text;
  const category = new Intl.PluralRules(language).select(Number(n));
  return text[category] ?? text.other;
}
