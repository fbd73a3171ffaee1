/** Takes a server's secret out of a text that people or logs will see. */
export function scrub(text: string, { secret }: { readonly secret: string | null }): string {
  return secret ? text.replaceAll(secret, '•••') : text;
}
