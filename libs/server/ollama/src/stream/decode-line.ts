const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of a line, and whether bytes that are no UTF-8 became U+FFFD. */
export function decodeLine(bytes: Uint8Array): { readonly text: string; readonly replaced: boolean } {
  try {
    return { text: strict.decode(bytes), replaced: false };
  } catch {
    return { text: lenient.decode(bytes), replaced: true };
  }
}
