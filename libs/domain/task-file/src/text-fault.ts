/** Why a text cannot be stored; null when it can. */
export function textFault(text: string): string | null {
  if (text.includes('\0')) return 'The text holds a NUL character, which cannot be stored.';
  return /\p{Surrogate}/u.test(text) ? 'The text holds half of a surrogate pair, which cannot be stored.' : null;
}
