const UTF16 = 'The file is written in UTF-16. Save it as UTF-8.';
const BINARY = 'The file is not a text. Send YAML, JSON or JSONL in UTF-8.';
const ZIP = 'The file is a zip archive. Unpack it and send the files in it.';
const GZIP = 'The file is compressed with gzip. Unpack it first.';

const ZIP_STARTS = ['PK\u0003\u0004', 'PK\u0005\u0006', 'PK\u0007\u0008'];
const PARQUET =
  'Parquet files are not read here. Write the data as JSONL (with pandas: read_parquet(…).to_json(…, orient="records", lines=True)) and import that.';
const POINTER =
  'The file is only a pointer that Git LFS left in place of the data. Fetch the data (git lfs pull) and send that.';
const GZIP_STARTS = ['\u001f\ufffd', '\u001f\u008b'];

/** Why these bytes are no task file, in one sentence; null when they may be one. Looks at the first 4 KB. */
export function refuseBytes(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return UTF16;
  if (a === 0x50 && b === 0x4b && (c ?? 9) < 9 && (d ?? 9) < 9) return ZIP;
  if (a === 0x1f && b === 0x8b) return GZIP;
  if (a === 0x50 && b === 0x41 && c === 0x52 && d === 0x31) return PARQUET;
  const head = bytes.subarray(0, 4_096);
  const zeros = head.reduce((sum, byte) => sum + (byte === 0 ? 1 : 0), 0);
  if (zeros === 0) return null;
  return zeros >= head.length / 4 && zeros <= head.length / 2 ? UTF16 : BINARY;
}

/** The same for a text that was decoded already (a wrong encoding shows as NUL or U+FFFD at the start). */
export function refuseText(text: string): string | null {
  if (ZIP_STARTS.some((start) => text.startsWith(start))) return ZIP;
  if (GZIP_STARTS.some((start) => text.startsWith(start))) return GZIP;
  if (/^version https:\/\/git-lfs\.\S+\noid sha256:/.test(text)) return POINTER;
  if (/^\ufffd\ufffd/.test(text) || /^\ufffe/.test(text)) return UTF16;
  if (/^(?:[^\0]\0){2}|^(?:\0[^\0]){2}/.test(text)) return UTF16;
  return text.includes('\0') ? BINARY : null;
}

/** Length of a text in UTF-8 bytes. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) continue;
    bytes += code >= 0x800 && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}
