/** Cuts a text into pieces of the size of tokens: words with the blank before them, cut to 6 characters, and single other characters. */
export function tokensOf(text: string): string[] {
  return text.match(/ ?[\p{L}\p{N}_]{1,6}|\s|[^\s\p{L}\p{N}_]/gu) ?? [];
}

/** About how many tokens a text has. */
export function countTokens(text: string): number {
  return tokensOf(text).length;
}
