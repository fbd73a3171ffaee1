import { Transform } from 'class-transformer';

/** `a,b` or a repeated parameter → a list; empty parts fall away. */
export function ListOfValues(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => splitList(value));
}

/** `true`/`false` as text → boolean; anything else stays and fails its check. */
export function BooleanValue(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    value === 'true' || value === '' ? true : value === 'false' ? false : value,
  );
}

/** `12` → 12; anything that is no plain number stays and fails its check. */
export function NumberValue(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => toNumber(value));
}

/** As `ListOfValues`, each part a number. */
export function ListOfNumbers(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => {
    const list = splitList(value);
    return Array.isArray(list) ? list.map(toNumber) : list;
  });
}

function splitList(value: unknown): unknown {
  if (typeof value !== 'string' && !Array.isArray(value)) return value;
  const parts = (Array.isArray(value) ? (value as unknown[]) : [value]).flatMap((part) =>
    typeof part === 'string' ? part.split(',') : [part],
  );
  return parts.map((part) => (typeof part === 'string' ? part.trim() : part)).filter((part) => part !== '');
}

function toNumber(value: unknown): unknown {
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}
