import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import type { CodeLimits } from '@assay/domain/run';
import type { JsonObject } from '@assay/contracts';
import type { Command } from '../layers/command';
import { watchFromOutside } from './deadline';
import { readFrame, type EndFrame, type EndReason, type Frame, type GuestFrame } from './frame';
import { Lines } from './lines';

type Child = ChildProcessByStdio<Writable, Readable, null>;

/** One process with an engine in it, for one answer. It says `ready` once, then each request has one frame as its reply. */
export class GuestProcess {
  private readonly child: Child;
  private readonly lines: Lines;
  private ended: EndFrame | null = null;
  private waiting: ((frame: Frame) => void) | null = null;
  private readonly early: Frame[] = [];
  private callOff: () => void = () => undefined;
  /** Resolves when the process is gone. */
  readonly gone: Promise<void>;

  constructor(command: Command, pipeBytes: number) {
    // In a group of its own: Ctrl-C in our terminal is no death of the program that is tried.
    this.child = spawn(command.file, command.args, {
      ...{ env: { TZ: 'UTC' }, cwd: '/', detached: true },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.lines = new Lines(
      pipeBytes,
      (line) => this.hear(readFrame(line)),
      () => this.end('garbled'),
    );
    this.child.stdout.on('data', (chunk: Buffer) => this.lines.add(chunk));
    // A guest that has ended does not read; how it ended is what counts.
    this.child.stdin.on('error', () => undefined);
    this.gone = new Promise((resolve) => {
      this.child.once('error', (error) => this.settleGone(`${error.message}`, resolve));
      this.child.once('close', (code, signal) => this.settleGone(signal ?? `exit ${code ?? ''}`, resolve));
    });
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get alive(): boolean {
    return this.ended === null;
  }

  /** The first frame: `ready`, or how it failed to start. */
  async ready(): Promise<EndFrame | null> {
    const frame = await this.next();
    return frame.kind === 'ready' ? null : this.asEnd(frame);
  }

  /** Sends a request under a fresh number that the reply must repeat. Limits start its clock anew. */
  async request(body: JsonObject, limits: Pick<CodeLimits, 'cpuMs' | 'wallMs'>): Promise<GuestFrame | EndFrame> {
    this.callOff();
    this.lines.renew();
    this.callOff = watchFromOutside(this.pid, limits, () => this.end('timeout'));
    return this.send({ ...body, limits: { cpuMs: limits.cpuMs, wallMs: limits.wallMs } });
  }

  /** Sends a line within a request that is still open. */
  async send(body: JsonObject): Promise<GuestFrame | EndFrame> {
    if (this.ended !== null) return this.ended;
    this.child.stdin.write(`${JSON.stringify(body)}\n`);
    const frame = await this.next();
    return frame.kind === 'guest' ? frame : this.asEnd(frame);
  }

  /** Nothing is asked of it: its time stands still. */
  pause(): void {
    this.callOff();
  }

  /** Ends it now, for a reason; without one it is simply not needed any more. */
  end(why: EndReason = 'died'): void {
    this.child.kill('SIGKILL');
    this.settle({ kind: 'end', why, what: 'ended', printed: '' });
  }

  /** Ends it because it is not needed any more; resolves when it is gone, and the event loop waits for that. */
  async leave(): Promise<void> {
    this.wake();
    this.end();
    await this.gone;
  }

  /** While it is idle it keeps nothing else from ending. */
  rest(): void {
    this.child.unref();
    for (const pipe of this.pipes()) pipe.unref();
  }

  wake(): void {
    this.child.ref();
    for (const pipe of this.pipes()) pipe.ref();
  }

  /** The pipes of a child are sockets of this process. */
  private pipes(): readonly Socket[] {
    return [this.child.stdin, this.child.stdout].filter((pipe) => pipe instanceof Socket);
  }

  private hear(frame: Frame | null): void {
    if (frame === null) this.end('garbled');
    else if (frame.kind === 'end') this.settle(frame);
    else this.deliver(frame);
  }

  /** How it ended: what is known first stays. */
  private settle(frame: EndFrame): void {
    this.callOff();
    if (this.ended !== null) return;
    this.ended = frame;
    if (this.waiting !== null) this.deliver(frame);
  }

  private deliver(frame: Frame): void {
    const { waiting } = this;
    this.waiting = null;
    if (waiting === null) this.early.push(frame);
    else waiting(frame);
  }

  private next(): Promise<Frame> {
    const early = this.early.shift() ?? this.ended;
    if (early !== null && early !== undefined) return Promise.resolve(early);
    return new Promise((resolve) => {
      this.waiting = resolve;
    });
  }

  private settleGone(how: string, resolve: () => void): void {
    this.settle({ kind: 'end', why: 'died', what: how, printed: '' });
    resolve();
  }

  private asEnd(frame: Frame): EndFrame {
    if (frame.kind === 'end') return frame;
    this.end('garbled');
    return { kind: 'end', why: 'garbled', what: 'a frame out of turn', printed: '' };
  }
}

/** A number that a guest cannot guess. */
export function nonce(): string {
  return randomBytes(12).toString('hex');
}
