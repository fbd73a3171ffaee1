import type { FieldPath } from './raw-task';

/** Offsets of the fields of one task, by path. */
export type Places = Map<string, number>;

/** The path of a part, one step deeper. */
export function childPlace(place: string, step: string | number): string {
  return `${place}\n${step}`;
}

/** Offset of a field, else of the deepest part around it that is there. */
export function offsetOf(places: Places, path: FieldPath): number {
  for (let steps = path.length; steps > 0; steps--) {
    const offset = places.get(path.slice(0, steps).reduce<string>(childPlace, ''));
    if (offset !== undefined) return offset;
  }
  return places.get('') ?? 0;
}

/** A value that is worked out when it is first asked for. */
export function onDemand<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
