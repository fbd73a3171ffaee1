import { open } from 'node:fs/promises';
import { constants, gunzipSync } from 'node:zlib';
import { UsageError } from '../usage-error';

const HEAD = 65_536;

/** The first characters of a file, unpacked, without byte-order mark and leading blanks; and whether it is gzip. */
export async function readStart(path: string): Promise<{ readonly text: string; readonly gzip: boolean }> {
  const bytes = await firstBytes(path);
  const gzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const head = gzip ? unpackStart(bytes, path) : bytes;
  if (isUtf16(head)) throw new UsageError(`${path} is UTF-16; save it as UTF-8.`);
  return {
    text: head
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .trimStart(),
    gzip,
  };
}

/** By its byte-order mark: what a shell of Windows writes. */
function isUtf16([first, second]: Buffer): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

async function firstBytes(path: string): Promise<Buffer> {
  try {
    const file = await open(path);
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}.`, {
      cause: error,
    });
  }
}

/** What a cut gzip stream holds so far. */
function unpackStart(bytes: Buffer, path: string): Buffer {
  try {
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 256 * 1_048_576 });
  } catch (error) {
    throw new UsageError(`${path} cannot be unpacked: it is damaged.`, { cause: error });
  }
}
