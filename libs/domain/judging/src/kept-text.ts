/** The beginning of a judge's words as a database takes it: characters that none can store are replaced by those that show them. */
export function keptText(text: string, limit: number): string {
  return text
    .trim()
    .slice(0, limit)
    .replaceAll('\u0000', '\u2400')
    .replace(/\p{Surrogate}/gu, '\uFFFD');
}
