// Values of JavaScript as typed JSON and back: by value, without asking the value for anything but its parts, within limits.
import { accepts, push, safe } from './primordials.js';

const MAX_NODES = 200_000;
const MAX_DEPTH = 200;
const MAX_TEXT = 2_000_000;
const MAX_ITEMS = 50_000;
const MAX_OUTPUT = 8_000_000;
const LARGEST = 1n << 200_000n;

/** A result that cannot leave: too large, too deep, endless, or holding itself. */
export class NotAValue {
  constructor(message) {
    this.message = message;
  }
}

const tooLarge = (what) => {
  throw new NotAValue(`The result ${what}.`);
};

/** Typed JSON of a value; `keep(value)` writes functions and objects of classes, which without it are only named or flattened. */
export function encode(value, keep = null) {
  const state = { nodes: 0, size: 0, above: safe.create(null), depth: 0, keep };
  return text(value, state);
}

function text(value, state) {
  if (++state.nodes > MAX_NODES) tooLarge(`has more than ${MAX_NODES} parts`);
  const said = textOf(value, state);
  state.size += said.length;
  if (state.size > MAX_OUTPUT * 4) tooLarge('is too large');
  return said;
}

function textOf(value, state) {
  switch (typeof value) {
    case 'string':
      return textOfString(value);
    case 'number':
      return textOfNumber(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'undefined':
      return '{"$undefined":true}';
    case 'bigint':
      if (value > LARGEST || value < -LARGEST) tooLarge('holds an integer of more than 200000 bits');
      return `{"$bigint":"${value}"}`;
    case 'symbol':
      return '{"$symbol":true}';
    case 'function':
      return state.keep === null ? `{"$function":${quote(nameOf(value))}}` : state.keep(value);
    default:
      return value === null ? 'null' : within(value, state);
  }
}

/** A text as JSON. */
export function quote(value) {
  return safe.stringify(value);
}

function textOfString(value) {
  if (value.length > MAX_TEXT) tooLarge(`holds a text of more than ${MAX_TEXT} characters`);
  return quote(value);
}

function textOfNumber(value) {
  if (safe.is(value, -0)) return '{"$float":"-0.0"}';
  if (safe.isFinite(value)) return `${value}`;
  return value > 0 ? '{"$float":"inf"}' : value < 0 ? '{"$float":"-inf"}' : '{"$float":"nan"}';
}

function within(value, state) {
  if (state.depth >= MAX_DEPTH) tooLarge(`is nested more than ${MAX_DEPTH} deep`);
  for (let depth = 0; depth < state.depth; depth++) if (state.above[depth] === value) tooLarge('holds itself');
  state.above[state.depth++] = value;
  const said = textOfObject(value, state);
  state.depth--;
  return said;
}

function textOfObject(value, state) {
  if (safe.isArray(value)) return items(value, value.length, state);
  if (accepts(safe.mapSize, value)) return textOfMap(value, state);
  if (accepts(safe.setSize, value)) return textOfSet(value, state);
  if (accepts(safe.dateTime, value)) return textOfDate(value);
  const typed = safe.typeOfTyped(value);
  if (typed !== undefined) {
    return `{"$typed":{"type":${quote(typed)},"values":${items(value, safe.lengthOfTyped(value), state)}}}`;
  }
  if (accepts(safe.bufferLength, value)) return text(new safe.Uint8Array(value), state);
  if (value instanceof safe.Error) return textOfError(value);
  if (value instanceof safe.RegExp) return `{"$regexp":${quote(`${value}`)}}`;
  if (isIterator(value)) return `{"$iterator":${allOf(value, state)}}`;
  return textOfPlain(value, state);
}

function items(value, length, state) {
  if (length > MAX_NODES) tooLarge(`has more than ${MAX_NODES} parts`);
  let said = '[';
  for (let at = 0; at < length; at++) said += (at > 0 ? ',' : '') + text(value[at], state);
  return `${said}]`;
}

function textOfMap(map, state) {
  let said = '';
  safe.mapEach(map, (item, key) => {
    said += `${said === '' ? '' : ','}[${text(key, state)},${text(item, state)}]`;
  });
  return `{"$map":[${said}]}`;
}

function textOfSet(set, state) {
  let said = '';
  safe.setEach(set, (item) => {
    said += (said === '' ? '' : ',') + text(item, state);
  });
  return `{"$set":[${said}]}`;
}

function textOfDate(date) {
  const time = safe.dateTime(date);
  return `{"$date":${time === time ? quote(safe.dateText(date)) : 'null'}}`;
}

function textOfError(error) {
  const { name, message } = error;
  return `{"$error":{"name":${quote(`${name}`)},"message":${quote(safe.slice(`${message}`, 0, 2_000))}}}`;
}

function isIterator(value) {
  return typeof value.next === 'function' && typeof value[safe.iterator] === 'function';
}

function allOf(iterator, state) {
  let said = '[';
  for (let count = 0; ; count++) {
    const step = iterator.next();
    if (step.done) return `${said}]`;
    if (count >= MAX_ITEMS) tooLarge(`is an iterator of more than ${MAX_ITEMS} items`);
    said += (count > 0 ? ',' : '') + text(step.value, state);
  }
}

function textOfPlain(value, state) {
  const prototype = safe.getPrototypeOf(value);
  if (state.keep !== null && prototype !== null && prototype !== safe.objectPrototype) return state.keep(value);
  const names = safe.keys(value);
  let tagged = false;
  let said = '';
  let pairs = '';
  for (let at = 0; at < names.length; at++) {
    const name = names[at];
    if (name[0] === '$') tagged = true;
    const item = text(value[name], state);
    const comma = at > 0 ? ',' : '';
    said += `${comma}${quote(name)}:${item}`;
    pairs += `${comma}[${quote(name)},${item}]`;
  }
  return tagged ? `{"$dict":[${pairs}]}` : `{${said}}`;
}

/** The name of a class or function, whatever it has been made to say. */
export function nameOf(thing) {
  try {
    const { name } = thing;
    return typeof name === 'string' ? safe.slice(name, 0, 100) : '';
  } catch {
    return '';
  }
}

/** The value of parsed typed JSON; `handleOf(node)` gives what stands for a handle. */
export function decode(node, handleOf) {
  if (typeof node !== 'object' || node === null) return node;
  if (safe.isArray(node)) return decodeAll(node, handleOf);
  const names = safe.keys(node);
  const tag = names.length > 0 ? names[0] : '';
  if (tag[0] === '$') return decodeTagged(tag, node, handleOf);
  const result = {};
  for (let at = 0; at < names.length; at++) put(result, names[at], decode(node[names[at]], handleOf));
  return result;
}

function decodeAll(nodes, handleOf) {
  const result = [];
  for (let at = 0; at < nodes.length; at++) push(result, decode(nodes[at], handleOf));
  return result;
}

function put(object, name, value) {
  safe.defineProperty(object, name, {
    __proto__: null,
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}

const FLOATS = { __proto__: null, nan: NaN, inf: Infinity, '-inf': -Infinity, '-0.0': -0 };

function decodeTagged(tag, node, handleOf) {
  if (tag === '$handle') return handleOf(node);
  const inner = node[tag];
  switch (tag) {
    case '$undefined':
      return undefined;
    case '$float':
      return inner in FLOATS ? FLOATS[inner] : +inner;
    case '$int':
    case '$bigint':
      return safe.BigInt(inner);
    case '$date':
      return new safe.Date(inner === null ? NaN : inner);
    case '$error':
      return new safe.Error(inner.message);
    case '$source':
      return (0, eval)(`(${inner})`);
    case '$typed':
      return new safe.globalThis[inner.type](decodeAll(inner.values, handleOf));
    case '$map':
    case '$dict':
      return decodePairs(tag, decodeAll(inner, handleOf));
    case '$set':
      return new safe.Set(decodeAll(inner, handleOf));
    case '$iterator':
      return decodeAll(inner, handleOf)[safe.iterator]();
    default:
      return decode(inner, handleOf);
  }
}

function decodePairs(tag, pairs) {
  if (tag === '$map') return new safe.Map(pairs);
  const result = {};
  for (let at = 0; at < pairs.length; at++) put(result, pairs[at][0], pairs[at][1]);
  return result;
}
