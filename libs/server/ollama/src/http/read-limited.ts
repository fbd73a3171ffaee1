/** A body that grew over what its reader takes. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';

  constructor(readonly limitBytes: number) {
    super(`The body is larger than ${limitBytes} bytes.`);
  }
}

/** The whole body as text; throws `BodyTooLarge`, and stops reading, as soon as it is longer than `limitBytes`. */
export async function readLimited(body: AsyncIterable<Uint8Array>, limitBytes: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.byteLength;
    if (size > limitBytes) throw new BodyTooLarge(limitBytes);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** The beginning of a body as text, at most `limitBytes`; what follows is not read. */
export async function readBeginning(body: AsyncIterable<Uint8Array>, limitBytes: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    parts.push(part);
    size += part.byteLength;
    if (size >= limitBytes) break;
  }
  return Buffer.concat(parts).subarray(0, limitBytes).toString('utf8');
}
