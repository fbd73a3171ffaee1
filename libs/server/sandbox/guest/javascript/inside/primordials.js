// Functions of the language as they were before an answer could replace them.
const { apply, getPrototypeOf, ownKeys, defineProperty, getOwnPropertyDescriptor, construct } = Reflect;
const { isArray } = Array;
const { stringify, parse } = JSON;
const { create, keys, is } = Object;
const { isFinite, isSafeInteger } = Number;

/** `method` as a function of its receiver. */
const unbound =
  (method) =>
  (self, ...args) =>
    apply(method, self, args);
const getter = (prototype, name) => unbound(getOwnPropertyDescriptor(prototype, name).get);

const typedArray = getPrototypeOf(Uint8Array.prototype);

export const safe = {
  apply,
  construct,
  create,
  defineProperty,
  getPrototypeOf,
  is,
  isArray,
  isFinite,
  isSafeInteger,
  keys,
  ownKeys,
  parse,
  stringify,
  Promise,
  Proxy,
  mapSize: getter(Map.prototype, 'size'),
  mapEach: unbound(Map.prototype.forEach),
  setSize: getter(Set.prototype, 'size'),
  setEach: unbound(Set.prototype.forEach),
  setValues: unbound(Set.prototype.values),
  dateTime: unbound(Date.prototype.getTime),
  dateText: unbound(Date.prototype.toISOString),
  typeOfTyped: getter(typedArray, Symbol.toStringTag),
  lengthOfTyped: getter(typedArray, 'length'),
  bufferLength: getter(ArrayBuffer.prototype, 'byteLength'),
  then: unbound(Promise.prototype.then),
  slice: unbound(String.prototype.slice),
  functionText: unbound(Function.prototype.toString),
  Map,
  Set,
  Date,
  Error,
  BigInt,
  Array,
  RegExp,
  Uint8Array,
  globalThis,
  objectPrototype: Object.prototype,
  iterator: Symbol.iterator,
};

/** True where `look` accepts `value` as one of its kind. */
export function accepts(look, value) {
  try {
    look(value);
    return true;
  } catch {
    return false;
  }
}

/** Puts an own element at the end of a list of ours, past any setter on a prototype. */
export function push(list, value) {
  defineProperty(list, list.length, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
}
