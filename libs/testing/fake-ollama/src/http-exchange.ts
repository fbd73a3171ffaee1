import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LoggedRequest, RequestLog } from './request-log';

/** Go sends no length for a body over this size. */
const LENGTH_SENT_UP_TO = 2_048;

/** One request and its response. Every byte goes through here, so that faults can cut and the log can tell how it ended. */
export class Exchange {
  private readonly leaving = new AbortController();
  private written = 0;
  /** Where the socket is to be cut, in bytes of the body. */
  cutAt = Infinity;

  constructor(
    readonly request: IncomingMessage,
    private readonly response: ServerResponse,
    readonly entry: LoggedRequest,
    private readonly log: RequestLog,
    private readonly now: () => number,
  ) {
    response.on('close', () => this.closed());
    response.removeHeader('connection');
  }

  /** Aborts when the client is gone before the answer is complete. */
  get left(): AbortSignal {
    return this.leaving.signal;
  }

  get headSent(): boolean {
    return this.response.headersSent;
  }

  phase(phase: LoggedRequest['phase']): void {
    this.entry.phase = phase;
    this.log.changed();
  }

  head(status: number, headers: Readonly<Record<string, string>>): void {
    if (this.response.headersSent || this.response.destroyed) return;
    this.entry.status = status;
    this.response.writeHead(status, headers);
    this.response.flushHeaders();
  }

  /** A whole answer in JSON, as gin writes it. */
  json(status: number, value: unknown, contentType = 'application/json; charset=utf-8'): void {
    this.text(status, JSON.stringify(value), contentType);
  }

  text(status: number, body: string, contentType: string, headers: Readonly<Record<string, string>> = {}): void {
    if (this.response.destroyed) return;
    const size = Buffer.byteLength(body);
    const length = size <= LENGTH_SENT_UP_TO ? { 'content-length': String(size) } : {};
    this.entry.status = status;
    this.response.writeHead(status, { 'content-type': contentType, ...length, ...headers });
    this.write(body);
    this.end();
  }

  empty(status: number): void {
    this.head(status, { 'content-length': '0' });
    this.end();
  }

  /** Writes a part of the body; false once the socket was cut. */
  write(part: string | Uint8Array): boolean {
    if (this.response.destroyed) return false;
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    const fits = bytes.subarray(0, Math.max(0, this.cutAt - this.written));
    this.written += fits.byteLength;
    if (fits.byteLength > 0) this.response.write(fits);
    if (fits.byteLength === bytes.byteLength) return true;
    this.cut();
    return false;
  }

  /** Resolves when what was written has left, or the client has. */
  async drained(): Promise<void> {
    if (this.left.aborted || !this.response.writableNeedDrain) return nextTurn();
    await new Promise<void>((resolve) => {
      this.response.once('drain', resolve);
      this.left.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  /** Resolves when the client is gone. */
  async gone(): Promise<void> {
    if (this.left.aborted) return;
    await new Promise<void>((resolve) => this.left.addEventListener('abort', () => resolve(), { once: true }));
  }

  end(): void {
    if (!this.response.destroyed) this.response.end();
  }

  /** Cuts the connection; what was written before still leaves. */
  cut(): void {
    if (this.entry.endedBy !== null) return;
    this.finish('cut');
    const socket = this.response.socket;
    if (this.response.headersSent && socket) socket.end(() => socket.destroy());
    else socket?.resetAndDestroy();
  }

  private closed(): void {
    if (this.entry.endedBy === null) this.finish(this.response.writableFinished ? 'complete' : 'client left');
    if (this.entry.endedBy !== 'complete') this.leaving.abort();
  }

  private finish(how: NonNullable<LoggedRequest['endedBy']>): void {
    this.entry.endedBy = how;
    this.entry.endedAt = this.now();
    if (how === 'complete') this.entry.phase = 'answered';
    this.log.changed();
  }
}
