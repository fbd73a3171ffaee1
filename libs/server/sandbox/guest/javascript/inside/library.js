// require() of the few modules of Node that make sense here.
import { createAssert } from './assertions.js';
import { shown } from './console.js';
import { isDeepEqual } from './deep-equal.js';
import { EventEmitter } from './event-emitter.js';

/** A `require` function; `assert` is the module that it gives for "assert". */
export function createLibrary(assert = createAssert()) {
  const modules = {
    __proto__: null,
    assert,
    'assert/strict': assert,
    util: {
      isDeepStrictEqual: (a, b) => isDeepEqual(a, b, true),
      inspect: shown,
      promisify:
        (work) =>
        (...args) =>
          new Promise((resolve, reject) => {
            work(...args, (error, value) => (error ? reject(error) : resolve(value)));
          }),
      types: {},
    },
    events: Object.assign(EventEmitter, { EventEmitter }),
    perf_hooks: { performance: globalThis.performance },
  };
  return (name) => {
    const found = modules[`${name}`.replace(/^node:/, '')];
    if (found !== undefined) return found;
    const error = new Error(`the module ${name}`);
    error.name = 'Unsupported';
    throw error;
  };
}
