import type { LogLevel } from '../config';
import { redact, redactText } from './redact';

/** One message on its way to the output; nothing in it is secret any more. */
export interface LogEntry {
  readonly at: Date;
  readonly level: LogLevel;
  readonly message: string;
  /** The part of the program that speaks. */
  readonly context: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly stack: string | null;
}

/**
 * Sorts what Nest and our own code hand to a logger: the last text is the context, a text with line breaks before it a stack,
 * an Error gives stack and causes, plain objects become fields.
 */
export function logEntry(at: Date, level: LogLevel, message: unknown, rest: readonly unknown[]): LogEntry {
  const texts = rest.filter((item) => typeof item === 'string');
  const context = texts.at(-1)?.includes('\n') === false ? (texts.at(-1) ?? null) : null;
  const given = texts.find((text) => text.includes('\n')) ?? null;
  const errors = [message, ...rest].filter((item) => item instanceof Error);
  const stack = given ?? errors[0]?.stack ?? null;
  return {
    at,
    level,
    message: messageText(message),
    context,
    fields: Object.assign(
      {},
      ...[message, ...rest].filter(isFields).map((item) => redact(item)),
      causes(errors),
    ) as LogEntry['fields'],
    stack: stack === null ? null : redactText(stack),
  };
}

/** What the error of an entry says, where the message does not, and what was behind it. */
function causes(errors: readonly Error[]): Record<string, string> {
  const behind: string[] = [];
  for (let cause = errors[0]?.cause; cause instanceof Error && behind.length < 5; cause = cause.cause)
    behind.push(cause.message);
  return behind.length === 0 ? {} : { cause: redactText(behind.join(' ← ')) };
}

function messageText(message: unknown): string {
  if (typeof message === 'string') return redactText(message);
  if (message instanceof Error) return redactText(message.message);
  return isFields(message) ? '' : redactText(String(message));
}

function isFields(item: unknown): item is Record<string, unknown> {
  return typeof item === 'object' && item !== null && !(item instanceof Error) && !Array.isArray(item);
}
