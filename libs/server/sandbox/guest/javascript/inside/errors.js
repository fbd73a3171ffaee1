// What was thrown, in words, whatever it has been made to do when it is read.
import { quote } from './values.js';
import { safe } from './primordials.js';

/** A thrown value as JSON: its kind, what it says, the line of `file`, and what the sandbox lacks where that is the reason. */
export function describe(thrown, file = '<answer>') {
  const type = read(() => thrown.name) ?? typeof thrown;
  const message = read(() => (isObject(thrown) ? thrown.message : `${thrown}`)) ?? '';
  const line = lineOf(read(() => thrown.stack) ?? '', `${file}:`);
  const unsupported = missingPart(type, message);
  return `{"type":${quote(type)},"builtin":${quote(type)},"message":${quote(message)},"line":${line},"unsupported":${unsupported}}`;
}

function isObject(value) {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function read(look) {
  try {
    const value = look();
    return typeof value === 'string' ? safe.slice(value, 0, 2_000) : null;
  } catch {
    return null;
  }
}

function lineOf(stack, mark) {
  for (let at = 0; at + mark.length < stack.length; at++) {
    if (safe.slice(stack, at, at + mark.length) !== mark) continue;
    let digits = '';
    for (let to = at + mark.length; stack[to] >= '0' && stack[to] <= '9'; to++) digits += stack[to];
    return digits === '' ? 'null' : digits;
  }
  return 'null';
}

const LACKING = ['Intl', 'Buffer', 'process', 'fetch', 'crypto', 'WebSocket', 'Worker', 'WebAssembly', 'URL'];

function missingPart(type, message) {
  if (type === 'Unsupported') return quote(message);
  if (type !== 'ReferenceError') return 'null';
  for (let at = 0; at < LACKING.length; at++) {
    const name = LACKING[at];
    if (message === `${name} is not defined` || message === `'${name}' is not defined`) return quote(name);
  }
  return 'null';
}
