const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Reads Base64 as single-byte characters; what is no digit of it is left out. */
export function readBase64(text: string): string {
  let bits = 0;
  let held = 0;
  let read = '';
  for (const digit of text) {
    const value = DIGITS.indexOf(digit);
    if (value < 0) continue;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    read += String.fromCharCode((bits >> held) & 0xff);
  }
  return read;
}
