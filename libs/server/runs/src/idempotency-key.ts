import { ProblemError } from '@assay/contracts';

const KEY = /^[\x21-\x7e]{1,200}$/;

/** Reads the header Idempotency-Key: 1–200 visible ASCII characters. Throws `invalid_request`. */
export function readIdempotencyKey(header: string | undefined): string | null {
  if (header === undefined) return null;
  if (!KEY.test(header)) {
    throw new ProblemError(
      'invalid_request',
      'The header Idempotency-Key must have 1 to 200 visible ASCII characters.',
      [{ path: 'Idempotency-Key', message: 'must have 1 to 200 visible ASCII characters' }],
    );
  }
  return header;
}
