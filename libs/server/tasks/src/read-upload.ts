import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { LIMITS, ProblemError } from '@assay/contracts';
import { refuseBytes } from '@assay/domain/task-file';

const unzip = promisify(gunzip);

/** Reads a body up to the limit of the largest format. Throws `payload_too_large`. */
export async function readBody(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LIMITS.importStream) throw new ProblemError('payload_too_large', 'The file is larger than 64 MB.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The text of an uploaded file, gzip undone. Throws `invalid_request` for anything that is no UTF-8 text. */
export async function textOfUpload(bytes: Buffer): Promise<string> {
  const plain = isGzip(bytes) ? await unpack(bytes) : bytes;
  const refusal = refuseBytes(plain);
  if (refusal !== null) throw new ProblemError('invalid_request', refusal);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch (error) {
    throw new ProblemError('invalid_request', 'The file is not UTF-8. Save it as UTF-8 and import it again.', [], {
      cause: error,
    });
  }
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

async function unpack(bytes: Buffer): Promise<Buffer> {
  try {
    return await unzip(bytes, { maxOutputLength: LIMITS.importStream });
  } catch (error) {
    const tooLarge = error instanceof RangeError || (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE';
    if (tooLarge)
      throw new ProblemError('payload_too_large', 'The file is larger than 64 MB when unpacked.', [], { cause: error });
    throw new ProblemError('invalid_request', 'The file cannot be unpacked: it is not whole, or not gzip.', [], {
      cause: error,
    });
  }
}
