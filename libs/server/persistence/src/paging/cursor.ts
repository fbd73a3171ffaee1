import { createHash } from 'node:crypto';
import { ProblemError } from '@assay/contracts';

/** Where a page ended: the sort key of its last row. Bound to filters and sort by their fingerprint. */
export function writeCursor(fingerprint: string, key: readonly unknown[]): string {
  return Buffer.from(JSON.stringify([fingerprint, ...key])).toString('base64url');
}

/** The sort key of a cursor. Throws `invalid_cursor` when it is not ours or belongs to other filters. */
export function readCursor(cursor: string, fingerprint: string, length: number): readonly (string | number)[] {
  const [mark, ...key] = parse(cursor);
  const plain = key.every((part) => typeof part === 'string' || (typeof part === 'number' && Number.isFinite(part)));
  if (mark !== fingerprint || key.length !== length || !plain) {
    throw new ProblemError('invalid_cursor', 'This cursor does not belong to these filters and this sort.');
  }
  return key as (string | number)[];
}

function parse(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch (error) {
    throw new ProblemError('invalid_cursor', 'This cursor cannot be read.', [], { cause: error });
  }
}

/** Short fingerprint of filters and sort. */
export function fingerprintOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 12);
}
