import { ENDS, LIMITED, OPEN, REFUSED } from './imports.mjs';

/**
 * Stands between the interpreter and all that it imports. Before `lock()` everything passes, so that the interpreter can start; after
 * it only what the lists allow. `end(why, what)` ends the process.
 */
export class Gate {
  /** The imports as they were, by name. */
  original = {};
  #locked = false;
  #limited = {};

  constructor(end) {
    this.end = end;
  }

  /** Our own versions of the limited imports, from now on. */
  limit(limited) {
    this.#limited = limited;
  }

  lock() {
    this.#locked = true;
  }

  /** The imports that the interpreter is linked with. */
  around(imports) {
    const door = (from) => new Proxy(from, { get: (target, name) => this.#doorFor(name, target[name]) });
    return { ...imports, env: door(imports.env), wasi_snapshot_preview1: door(imports.wasi_snapshot_preview1) };
  }

  #doorFor(name, original) {
    if (typeof original !== 'function' || OPEN.has(name)) return original;
    this.original[name] = original;
    if (LIMITED.has(name)) return (...args) => (this.#limited[name] ?? original)(...args);
    const locked = REFUSED.has(name) ? () => REFUSED.get(name) : () => this.end(ENDS.get(name) ?? 'violation', name);
    return (...args) => (this.#locked ? locked() : original(...args));
  }
}
