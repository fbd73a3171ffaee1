import type { JsonValue } from '@assay/contracts';
import { textFault } from './text-fault';

/** Why a value cannot be stored as JSON without changing it; null when it can. */
export function jsonFault(value: unknown): string | null {
  if (typeof value === 'string') return textFault(value);
  if (typeof value === 'number') return numberFault(value);
  if (value === null || typeof value === 'boolean') return null;
  if (Array.isArray(value)) return firstFault(value);
  if (typeof value !== 'object') return 'This is not a value that JSON knows.';
  return firstFault(Object.entries(value).flat());
}

/** The value as JSON; call it only when `jsonFault` is null. −0 becomes 0. */
export function toJson(value: unknown): JsonValue {
  if (typeof value === 'number') return value === 0 ? 0 : value;
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== 'object') throw new TypeError('Only JSON values can be stored.');
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, toJson(part)]));
}

function firstFault(values: readonly unknown[]): string | null {
  for (const value of values) {
    const fault = jsonFault(value);
    if (fault !== null) return fault;
  }
  return null;
}

function numberFault(value: number): string | null {
  if (!Number.isFinite(value)) return 'Infinity and NaN cannot be stored; write them in quotes.';
  const exact = !Number.isInteger(value) || Number.isSafeInteger(value);
  return exact ? null : 'This number has too many digits to be kept exactly; write it in quotes.';
}
