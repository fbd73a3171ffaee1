// console.log and its like.
import { quote } from './values.js';
import { safe } from './primordials.js';

/** The console of one context; `print(text)` takes a line, `onAssert(parts)` a failed console.assert. */
export function createConsole(print, onAssert) {
  const log = (...parts) => {
    let line = '';
    for (let at = 0; at < parts.length; at++) line += (at > 0 ? ' ' : '') + shown(parts[at]);
    print(line);
  };
  const silent = () => undefined;
  const console = { assert: (held, ...parts) => (held ? undefined : onAssert(parts)) };
  for (const name of ['log', 'info', 'debug', 'warn', 'error', 'trace', 'dir', 'table']) console[name] = log;
  for (const name of ['group', 'groupEnd', 'time', 'timeEnd', 'timeLog', 'count', 'clear']) console[name] = silent;
  return console;
}

/** A value on one line. */
export function shown(value) {
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return '[Function]';
  if (typeof value === 'symbol') return 'Symbol()';
  if (typeof value !== 'object' || value === null) return `${value}`;
  if (value instanceof safe.Error) return `${value.name}: ${value.message}`;
  try {
    return quote(value) ?? 'undefined';
  } catch {
    return '[object]';
  }
}
