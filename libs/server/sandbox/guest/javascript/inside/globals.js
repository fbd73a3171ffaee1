// Small stand-ins for what this engine lacks and programs expect.
import { safe } from './primordials.js';

/** Globals as a program expects them: there, writable, not listed. */
export function installGlobals(globals) {
  for (const name of safe.keys(globals)) define(safe.globalThis, name, globals[name]);
}

function define(owner, name, value) {
  safe.defineProperty(owner, name, { __proto__: null, value, writable: true, configurable: true });
}

/** What every program may use; `now()` gives virtual milliseconds. */
export function installGaps(now) {
  const started = safe.Date.now();
  const performance = { now: () => safe.Date.now() - started + now(), timeOrigin: started, mark: () => undefined };
  installGlobals({ performance, structuredClone: (value) => clone(value, new safe.Map()), TextEncoder, TextDecoder });
  define(String.prototype, 'localeCompare', localeCompare);
  define(Number.prototype, 'toLocaleString', grouped);
}

/** Order of words as readers expect it: letters first, then accents, then small before capital. */
function localeCompare(other) {
  const a = `${this}`.normalize('NFD');
  const b = `${other}`.normalize('NFD');
  const bare = (text) => text.replace(/[\u0300-\u036f]/g, '');
  return order(bare(a).toLowerCase(), bare(b).toLowerCase()) || order(a.toLowerCase(), b.toLowerCase()) || -order(a, b);
}

function order(a, b) {
  const left = [...a];
  const right = [...b];
  for (let at = 0; at < left.length && at < right.length; at++) {
    if (left[at] !== right[at]) return orderOfSigns(left[at], right[at]);
  }
  return left.length < right.length ? -1 : left.length > right.length ? 1 : 0;
}

const rank = (sign) => (/\s/.test(sign) ? 0 : /\p{L}/u.test(sign) ? 3 : /\p{N}/u.test(sign) ? 2 : 1);

function orderOfSigns(a, b) {
  const difference = rank(a) - rank(b);
  return difference !== 0 ? (difference < 0 ? -1 : 1) : a < b ? -1 : 1;
}

/** Groups of three and at most three decimals, as en-US writes them. */
function grouped() {
  const value = +this;
  if (!safe.isFinite(value)) return `${value}`;
  const [whole, decimals = ''] = Math.abs(value).toFixed(3).split('.');
  const places = decimals.replace(/0+$/, '');
  const sign = value < 0 ? '-' : '';
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${places === '' ? '' : `.${places}`}`;
}

function clone(value, seen) {
  if (typeof value === 'function' || typeof value === 'symbol') {
    throw new TypeError('This value cannot be cloned.');
  }
  if (typeof value !== 'object' || value === null) return value;
  const known = seen.get(value);
  return known === undefined ? cloneObject(value, seen) : known;
}

function cloneObject(value, seen) {
  if (value instanceof safe.Date) return new safe.Date(value.getTime());
  if (value instanceof safe.RegExp) return new safe.RegExp(value.source, value.flags);
  if (value instanceof safe.Error) return new safe.Error(value.message);
  if (ArrayBuffer.isView(value)) return value.slice();
  if (value instanceof safe.Map) return cloneMap(value, seen);
  if (value instanceof safe.Set) return cloneSet(value, seen);
  const copy = safe.isArray(value) ? new safe.Array(value.length) : {};
  seen.set(value, copy);
  for (const name of safe.keys(value)) copy[name] = clone(value[name], seen);
  return copy;
}

function cloneMap(map, seen) {
  const copy = new safe.Map();
  seen.set(map, copy);
  for (const [key, item] of map) copy.set(clone(key, seen), clone(item, seen));
  return copy;
}

function cloneSet(set, seen) {
  const copy = new safe.Set();
  seen.set(set, copy);
  for (const item of set) copy.add(clone(item, seen));
  return copy;
}

class TextEncoder {
  encoding = 'utf-8';
  encode(text = '') {
    const escaped = unescape(encodeURIComponent(`${text}`));
    return safe.Uint8Array.from(escaped, (sign) => sign.charCodeAt(0));
  }
}

class TextDecoder {
  encoding = 'utf-8';
  decode(bytes = []) {
    let escaped = '';
    for (const byte of new safe.Uint8Array(bytes)) escaped += String.fromCharCode(byte);
    return decodeURIComponent(escape(escaped));
  }
}
