/** `Ana, Bo and Cy`. */
export function inWords(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** `four`; digits above ten. */
export function numberWord(number: number): string {
  return NUMBERS[number] ?? String(number);
}

/** `Ana` stays, `the tea drinker` becomes `The tea drinker`. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
