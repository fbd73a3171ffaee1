// Runs the test script of a task's author. Every call of the entry point goes out to the process that holds the answer.
import { AssertionError, createAssert } from './assertions.js';
import { createConsole, shown } from './console.js';
import { describe } from './errors.js';
import { installGaps, installGlobals } from './globals.js';
import { createLibrary } from './library.js';
import { createTimers } from './timers.js';
import { decode, encode, nameOf, quote } from './values.js';

/** Prepares a context for a test script. `host.rpc(text)` asks the process with the answer and gives its reply. */
export function createTester(host) {
  const timers = createTimers();
  const state = { calls: 0, failed: null, remote: null };
  const failed = (error) => {
    state.failed ??= error;
  };
  const assert = createAssert(failed);
  const console = createConsole(host.print, (parts) => assert(false, parts.map(shown).join(' ') || undefined));
  const module = { exports: {} };
  installGaps(timers.now);
  installGlobals({ console, module, exports: module.exports, require: createLibrary(assert), ...timers.globals });
  return {
    remote: (n) => createRemote(n, host, state),
    outcome: (thrown) => outcome(state, thrown),
    broken: (problem) => `"broken":${describe(problem, '<test>')}`,
    check: (entry) => {
      const own = Object.getOwnPropertyDescriptor(globalThis, 'check')?.value;
      return state.calls === 0 && typeof own === 'function' ? own(entry) : undefined;
    },
    fireNext: timers.fireNext,
  };
}

/** The entry point as a test sees it. */
function createRemote(n, host, state) {
  const ask = (body) => {
    const reply = JSON.parse(host.rpc(`{"n":${quote(n)},"rpc":{${body}}}`), withoutCoercion);
    if (reply.err === undefined) return reply;
    const error = new Error(reply.err.message);
    error.name = reply.err.type;
    const kind = globalThis[reply.err.type];
    if (typeof kind === 'function' && kind.prototype instanceof Error) Object.setPrototypeOf(error, kind.prototype);
    state.remote = { error, said: reply.err, async: reply.async === true };
    throw error;
  };
  const call = (handle, args, extra) => {
    state.calls++;
    const changes = args.some((arg) => typeof arg === 'object' && arg !== null);
    const body = `"op":"call","handle":${handle},"args":${encode(args, outgoing)},"after":${changes}${extra}`;
    let reply;
    try {
      reply = ask(body);
    } catch (error) {
      if (state.remote?.error === error && state.remote.async) return Promise.reject(error);
      throw error;
    }
    if (changes) bringBack(args, decode(reply.after, thing));
    const value = decode(reply.ok, thing);
    return reply.async === true ? Promise.resolve(value) : value;
  };
  const thing = (node) => stand(node, call, ask, thing);
  lookBehindGlobals((name) => {
    state.calls++;
    const reply = ask(`"op":"get","handle":null,"name":${quote(name)}`);
    return reply.missing === true ? undefined : decode(reply.ok, thing);
  });
  return stand({ $handle: 0, call: true, type: 'entry' }, call, ask, thing);
}

/** Names by which a value says what it equals when it is compared or written. */
const COERCING = new Set(['valueOf', 'toString', 'toJSON', 'then']);

/** Data of the answer is data: it has no functions that decide what it is equal to. */
function withoutCoercion(name, node) {
  return COERCING.has(name) && typeof node?.$handle === 'number' ? undefined : node;
}

/** A name that the script does not know itself is looked for in the answer, once. */
function lookBehindGlobals(find) {
  const found = new Map();
  const look = (name) => {
    if (typeof name === 'symbol') return undefined;
    if (!found.has(name)) found.set(name, find(name));
    return found.get(name);
  };
  const behind = new Proxy(
    { __proto__: Object.prototype },
    {
      has: (target, name) => name in target || look(name) !== undefined,
      get: (target, name) => (name in target ? target[name] : look(name)),
    },
  );
  Object.setPrototypeOf(globalThis, behind);
}

const handles = new WeakMap();

function outgoing(value) {
  const handle = handles.get(value);
  if (handle !== undefined) return `{"$handle":${handle}}`;
  if (typeof value === 'function') return `{"$source":${quote(String(value))}}`;
  throw new TypeError(`A test passes a value of type ${nameOf(value.constructor)}, which cannot be handed over.`);
}

const NEVER = new Set(['valueOf', 'toJSON', 'then']);

/** What stands for an object or function of the answer: read by name, called by name, never asked what it equals. */
function stand(node, call, ask, thing) {
  const handle = node.$handle;
  const get = (name) => {
    const value = decode(ask(`"op":"get","handle":${handle},"name":${quote(name)}`).ok, thing);
    const owned = handles.get(value);
    if (owned === undefined || typeof value !== 'function') return value;
    return (...args) => call(owned, args, `,"self":${handle}`);
  };
  const set = (name, value) => ask(`"op":"ask","handle":${handle},"args":${encode([name, value], outgoing)}`);
  const proxy = new Proxy(node.call ? function () {} : {}, {
    apply: (_target, _self, args) => call(handle, args, ''),
    construct: (_target, args) => call(handle, args, ',"new":true'),
    get: (target, name) => (typeof name === 'symbol' || NEVER.has(name) ? undefined : get(name)),
    set: (_target, name, value) => {
      set(name, value);
      return true;
    },
  });
  handles.set(proxy, handle);
  return proxy;
}

/** What an answer did to its arguments, done to those of the test. */
function bringBack(args, after) {
  args.forEach((arg, at) => {
    const now = after[at];
    if (Array.isArray(arg) && Array.isArray(now)) arg.splice(0, arg.length, ...now);
    else if (arg instanceof Map && now instanceof Map) refill(arg, now, ([key, value]) => arg.set(key, value));
    else if (arg instanceof Set && now instanceof Set) refill(arg, now, (item) => arg.add(item));
    else if (isPlain(arg) && isPlain(now)) {
      for (const name of Object.keys(arg)) if (!(name in now)) delete arg[name];
      Object.assign(arg, now);
    }
  });
}

function refill(old, now, add) {
  old.clear();
  for (const item of now) add(item);
}

function isPlain(value) {
  return (
    typeof value === 'object' &&
    value !== null &&
    !handles.has(value) &&
    Object.getPrototypeOf(value) === Object.prototype
  );
}

/** How a test script ended, as JSON. */
function outcome(state, thrown) {
  const error = thrown ?? state.failed;
  if (error === null || error === undefined) return `"done":${state.calls}`;
  const said = state.remote !== null && state.remote.error === error ? state.remote.said : null;
  const assertion = error instanceof AssertionError && said === null;
  const about = JSON.parse(describe(error, '<test>'));
  const { type, message, line } = about;
  return `"failed":${JSON.stringify({ assertion, remote: said, type, message, line, text: null, calls: state.calls })}`;
}
