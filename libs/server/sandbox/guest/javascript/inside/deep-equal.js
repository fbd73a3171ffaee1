// Equality of structures, as Node's assert and util see it.

/** True where two values have the same parts; `strict` compares them by Object.is, else by ==. */
export function isDeepEqual(a, b, strict) {
  if (strict ? Object.is(a, b) : a == b || (a !== a && b !== b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  if (a instanceof RegExp && b instanceof RegExp) return String(a) === String(b);
  if (a instanceof Error && b instanceof Error) return a.name === b.name && a.message === b.message;
  if (a instanceof Map && b instanceof Map) return areMapsEqual(a, b, strict);
  if (a instanceof Set && b instanceof Set) return areSetsEqual(a, b, strict);
  if (a instanceof Map || b instanceof Map || a instanceof Set || b instanceof Set) return false;
  return areFieldsEqual(a, b, strict);
}

function areFieldsEqual(a, b, strict) {
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  if (Array.isArray(a) && a.length !== b.length) return false;
  return names.every((name) => Object.hasOwn(b, name) && isDeepEqual(a[name], b[name], strict));
}

function areMapsEqual(a, b, strict) {
  if (a.size !== b.size) return false;
  return [...a].every(([key, value]) => b.has(key) && isDeepEqual(value, b.get(key), strict));
}

function areSetsEqual(a, b, strict) {
  if (a.size !== b.size) return false;
  return [...a].every((item) => b.has(item) || [...b].some((other) => isDeepEqual(item, other, strict)));
}
