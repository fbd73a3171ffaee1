import type { LoggerService } from '@nestjs/common';
import { LOG_LEVELS, type LogLevel } from '../config';
import { logEntry } from './log-entry';
import { jsonFormat, readableFormat, type LogFormat } from './log-format';

/** The part of a stream that a logger needs. */
export interface LogOutput {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * The one logger of a process; Nest speaks through it too (`app.useLogger`). Readable lines on a terminal, JSON lines elsewhere.
 * Secrets are hidden and line breaks encoded on the way.
 */
export class AppLogger implements LoggerService {
  private readonly least: number;
  private readonly format: LogFormat;

  constructor(
    level: LogLevel,
    private readonly output: LogOutput,
    private readonly now: () => Date = () => new Date(),
  ) {
    this.least = LOG_LEVELS.indexOf(level);
    this.format = output.isTTY === true ? readableFormat : jsonFormat;
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  private write(level: LogLevel, message: unknown, rest: readonly unknown[]): void {
    if (LOG_LEVELS.indexOf(level) < this.least) return;
    this.output.write(`${this.format(logEntry(this.now(), level, message, rest))}\n`);
  }
}
