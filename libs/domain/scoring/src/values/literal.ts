/** A value that a Python, JavaScript or JSON literal stands for. Tuples are lists; sets are their own kind. */
export type Literal =
  | { readonly kind: 'null' }
  | { readonly kind: 'undefined' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** `exact` is set for whole numbers that a float cannot hold. */
  | { readonly kind: 'number'; readonly value: number; readonly exact: bigint | null }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'list'; readonly items: readonly Literal[] }
  | { readonly kind: 'set'; readonly items: readonly Literal[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [key: Literal, value: Literal])[] };

/** A text in which equal literals are equal: order of keys and of set members does not matter, 1 and 1.0 are the same, 1 and true are not. */
export function canonical(literal: Literal): string {
  switch (literal.kind) {
    case 'null':
    case 'undefined':
      return literal.kind;
    case 'boolean':
      return String(literal.value);
    case 'number':
      return String(literal.exact ?? (Number.isInteger(literal.value) ? BigInt(literal.value) : literal.value));
    case 'text':
      return JSON.stringify(literal.value);
    case 'list':
      return `[${literal.items.map(canonical).join(',')}]`;
    case 'set':
      return `<${Array.from(new Set(literal.items.map(canonical)))
        .sort()
        .join(',')}>`;
    case 'map':
      return `{${Array.from(lastOfEachKey(literal.entries))
        .map(([key, value]) => `${key}:${value}`)
        .sort()
        .join(',')}}`;
    default:
      return literal satisfies never;
  }
}

function lastOfEachKey(entries: readonly (readonly [Literal, Literal])[]): ReadonlyMap<string, string> {
  return new Map(entries.map(([key, value]) => [canonical(key), canonical(value)]));
}
