// The side of the host that lives beside an answer: calls it and gives back values. It knows no expected result.
import { createConsole } from './console.js';
import { describe } from './errors.js';
import { installGaps, installGlobals } from './globals.js';
import { createLibrary } from './library.js';
import { safe } from './primordials.js';
import { createTimers } from './timers.js';
import { NotAValue, decode, encode, nameOf, quote } from './values.js';

const MAX_FRAME = 8_000_000;

/** Prepares a context for an answer. `host.print(text)` takes what it prints. */
export function createDriver(host) {
  const timers = createTimers();
  const console = createConsole(host.print, () => host.print('Assertion failed'));
  const module = { exports: {} };
  installGaps(timers.now);
  installGlobals({ console, module, exports: module.exports, require: createLibrary(), ...timers.globals });
  const handles = safe.create(null);
  let lastHandle = 0;
  let reply = null;

  const keep = (value) => {
    handles[++lastHandle] = value;
    return `{"$handle":${lastHandle},"type":${quote(nameOf(value.constructor))},"call":${typeof value === 'function'}}`;
  };
  const handleOf = (node) => handles[node.$handle];
  const say = (n, body) => {
    reply = `{"n":${quote(n)},${body.length > MAX_FRAME ? '"large":"The result is too large."' : body}}`;
  };
  const fail = (n, thrown, async = false) => {
    if (thrown instanceof NotAValue) say(n, `"large":${quote(thrown.message)}`);
    else say(n, `"err":${describe(thrown)},"async":${async}`);
  };
  const guarded = (n, work) => {
    try {
      work();
    } catch (thrown) {
      fail(n, thrown);
    }
  };
  const finish = (request, result, args, async) => {
    const kept = request.keep ? keep : null;
    const after = request.after ? `,"after":${encode(args, kept)}` : '';
    say(request.n, `"ok":${encode(result, kept)},"async":${async}${after}`);
  };

  const operations = {
    call(request) {
      const args = decode(request.args, handleOf);
      const target = handles[request.handle];
      const self = request.self === undefined ? undefined : handles[request.self];
      const result = request.new === true ? safe.construct(target, args) : safe.apply(target, self, args);
      if (!isThenable(result)) return finish(request, result, args, false);
      const settle = (work) => (value) => guarded(request.n, () => work(value));
      safe.then(
        new safe.Promise((resolve) => resolve(result)),
        settle((value) => finish(request, value, args, true)),
        settle((thrown) => fail(request.n, thrown, true)),
      );
    },
    get(request) {
      const value = handles[request.handle][request.name];
      say(request.n, `"ok":${encode(value, keep)}`);
    },
    ask(request) {
      const owner = handles[request.handle];
      const [name, value] = decode(request.args, handleOf);
      owner[name] = value;
      say(request.n, '"ok":null');
    },
  };

  return {
    start(line) {
      reply = null;
      const request = safe.parse(line);
      guarded(request.n, () => operations[request.op](request));
    },
    take: () => reply,
    fireNext: timers.fireNext,
    stuck(n) {
      fail(n, { name: 'Deadlock', message: 'The result never comes: nothing is left that could settle it.' });
      return reply;
    },
    loaded(n, chosen, entry) {
      handles[0] = entry;
      say(n, `${typeof entry === 'function' ? '"ok":null' : '"missing":true'},"chosen":${chosen}`);
      return reply;
    },
    named(n, value) {
      guarded(n, () => say(n, value === undefined ? '"missing":true' : `"ok":${encode(value, keep)}`));
      return reply;
    },
    failed(n, thrown) {
      fail(n, thrown);
      return reply;
    },
    commonJs: (name) => {
      const { exports } = module;
      if (typeof exports === 'function' && exports[name] === undefined) return exports;
      return exports === null || exports === undefined ? undefined : exports[name];
    },
  };
}

function isThenable(value) {
  const holds = (typeof value === 'object' && value !== null) || typeof value === 'function';
  return holds && typeof value.then === 'function';
}
