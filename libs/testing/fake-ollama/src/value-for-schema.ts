import { objectOf } from './parsed-chat';

/** A value that fits a JSON Schema of the simple kind that servers enforce; `draw` gives a number from 0 to 1 for each place in it. */
export function valueFor(schema: unknown, draw: (place: string) => number, place = '$'): unknown {
  const { type, enum: choices, const: fixed, properties, items, minItems, minimum, maximum, anyOf } = objectOf(schema);
  if (fixed !== undefined) return fixed;
  if (Array.isArray(choices)) return pick(choices, draw(place));
  if (Array.isArray(anyOf)) return valueFor(pick(anyOf, draw(place)), draw, place);
  switch (Array.isArray(type) ? (type as unknown[])[0] : type) {
    case 'string':
      return 'simulated';
    case 'boolean':
      return draw(place) < 0.5;
    case 'integer':
    case 'number':
      return whole(minimum, 0) + Math.floor(draw(place) * (whole(maximum, 10) - whole(minimum, 0) + 1));
    case 'array':
      return Array.from({ length: Math.max(1, whole(minItems, 1)) }, (_, at) =>
        valueFor(items, draw, `${place}.${at}`),
      );
    case 'null':
      return null;
    default:
      return Object.fromEntries(
        Object.entries(objectOf(properties)).map(([name, inner]) => [name, valueFor(inner, draw, `${place}.${name}`)]),
      );
  }
}

function pick(choices: readonly unknown[], at: number): unknown {
  return choices[Math.floor(at * choices.length)];
}

function whole(value: unknown, fallback: number): number {
  return typeof value === 'number' ? value : fallback;
}
