import type { GuestProcess } from '../process/guest-process';

/** How long a process that nobody needs is kept, ms: a Python one holds about 200 MB. */
const IDLE_MS = 60_000;

/** Keeps one process of a kind ready, from its first use until it has not been needed for a while. */
export class Spares {
  private waiting: { readonly process: GuestProcess; readonly timer: NodeJS.Timeout } | null = null;
  private starting: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(
    private readonly start: () => Promise<GuestProcess>,
    private readonly keeps = true,
  ) {}

  /** The process that is ready, else a new one; another is made ready behind it. */
  async take(): Promise<GuestProcess> {
    const { waiting } = this;
    this.waiting = null;
    if (waiting !== null) clearTimeout(waiting.timer);
    const usable = waiting !== null && waiting.process.alive ? waiting.process : null;
    usable?.wake();
    const process = usable ?? (await this.start());
    this.prepare();
    return process;
  }

  /** Makes one ready, so that the first that is needed does not wait. */
  prepare(): void {
    // A start that fails is tried again, and told, when the process is needed.
    this.starting = this.starting.then(() => this.fill()).catch(() => undefined);
  }

  /** Ends what waits; no process is left when it resolves. */
  async close(): Promise<void> {
    this.closed = true;
    await this.starting;
    const { waiting } = this;
    this.waiting = null;
    if (waiting === null) return;
    clearTimeout(waiting.timer);
    await waiting.process.leave();
  }

  private async fill(): Promise<void> {
    if (!this.keeps || this.closed || this.waiting !== null) return;
    const process = await this.start();
    const timer = setTimeout(() => process.end(), IDLE_MS);
    timer.unref();
    process.rest();
    this.waiting = { process, timer };
  }
}
