import type { LogEntry } from './log-entry';
import { oneLine } from './one-line';

/** Turns an entry into what is written, without the last line break. */
export type LogFormat = (entry: LogEntry) => string;

/** One JSON object: `{at, level, context?, message, …fields, stack?}`. */
export const jsonFormat: LogFormat = ({ at, level, context, message, fields, stack }) =>
  oneLine(
    JSON.stringify({
      ...fields,
      at: at.toISOString(),
      level,
      ...(context === null ? {} : { context }),
      message,
      ...(stack === null ? {} : { stack }),
    }),
  );

/** `12:30:05 warn  lanes: message key=value`, a stack below it, for people at a terminal. */
export const readableFormat: LogFormat = ({ at, level, context, message, fields, stack }) => {
  const time = `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
  const pairs = Object.entries(fields).map(([key, value]) => ` ${key}=${JSON.stringify(value)}`);
  const head = `${time} ${level.padEnd(5)} ${context === null ? '' : `${context}: `}${message}${pairs.join('')}`;
  const below = (stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [head, ...below].map(oneLine).join('\n');
};

function two(value: number): string {
  return String(value).padStart(2, '0');
}
