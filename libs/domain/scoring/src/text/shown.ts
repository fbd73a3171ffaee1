/** A text short enough for a sentence on a page: one line, at most `most` characters. */
export function shown(text: string, most = 80): string {
  const line = text
    .slice(0, most * 4)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length <= most && text.length <= most * 4 ? line : `${line.slice(0, most - 1).trimEnd()}…`;
}

/** A text kept beside a score: at most 2,000 characters, line breaks kept. */
export function kept(text: string): string {
  return text.length <= 2_000 ? text : `${text.slice(0, 1_999)}…`;
}

/** Joins with commas and one last "and". */
export function inWords(items: readonly string[]): string {
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}
