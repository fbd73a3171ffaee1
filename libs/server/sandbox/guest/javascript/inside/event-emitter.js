/** The part of Node's EventEmitter that small programs use. */
export class EventEmitter {
  #listeners = new Map();

  on(name, listener) {
    this.#listeners.set(name, [...this.listeners(name), listener]);
    return this;
  }

  addListener(name, listener) {
    return this.on(name, listener);
  }

  once(name, listener) {
    const heard = (...args) => {
      this.off(name, heard);
      listener.apply(this, args);
    };
    return this.on(name, heard);
  }

  off(name, listener) {
    this.#listeners.set(
      name,
      this.listeners(name).filter((one) => one !== listener),
    );
    return this;
  }

  removeListener(name, listener) {
    return this.off(name, listener);
  }

  emit(name, ...args) {
    const listeners = this.listeners(name);
    for (const listener of listeners) listener.apply(this, args);
    return listeners.length > 0;
  }

  listeners(name) {
    return this.#listeners.get(name) ?? [];
  }

  listenerCount(name) {
    return this.listeners(name).length;
  }
}
