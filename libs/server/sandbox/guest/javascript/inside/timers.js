// Timers on virtual time: when nothing else is left to do, the clock jumps to the next one.
import { safe } from './primordials.js';

const MAX_TIMERS = 100_000;

/** Timers of one context; `fireNext()` runs the earliest and gives false when there is none. */
export function createTimers() {
  const waiting = safe.create(null);
  let lastId = 0;
  let count = 0;
  let now = 0;

  const add = (callback, delay, every, args) => {
    if (++count > MAX_TIMERS) throw new safe.Error('There are too many timers.');
    const at = now + (delay > 0 ? +delay : 0);
    waiting[++lastId] = { callback, at, every, args };
    return lastId;
  };
  const remove = (id) => {
    if (typeof id === 'number' && waiting[id] !== undefined) {
      delete waiting[id];
      count--;
    }
  };

  return {
    now: () => now,
    fireNext() {
      const names = safe.ownKeys(waiting);
      let next;
      for (let at = 0; at < names.length; at++) {
        if (next === undefined || waiting[names[at]].at < waiting[next].at) next = names[at];
      }
      if (next === undefined) return false;
      const timer = waiting[next];
      now = timer.at > now ? timer.at : now;
      if (timer.every === null) remove(+next);
      else timer.at = now + (timer.every > 1 ? timer.every : 1);
      if (typeof timer.callback === 'function') safe.apply(timer.callback, undefined, timer.args);
      return true;
    },
    globals: {
      setTimeout: (callback, delay, ...args) => add(callback, delay, null, args),
      setInterval: (callback, delay, ...args) => add(callback, delay, +delay, args),
      setImmediate: (callback, ...args) => add(callback, 0, null, args),
      clearTimeout: remove,
      clearInterval: remove,
      clearImmediate: remove,
    },
  };
}
