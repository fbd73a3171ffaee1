/** With the `u` flag only surrogates that are not half of a pair. */
const LONE_SURROGATES = /\p{Surrogate}/gu;

/** A text as PostgreSQL can hold it: U+0000 becomes U+2400, a lone surrogate U+FFFD. `changed` says whether any was there. */
export function storableText(text: string): { readonly text: string; readonly changed: boolean } {
  const storable = text.replaceAll('\u0000', '\u2400').replace(LONE_SURROGATES, '\uFFFD');
  return { text: storable, changed: storable !== text };
}
