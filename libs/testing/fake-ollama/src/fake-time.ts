import { setImmediate as nextTurn } from 'node:timers/promises';

/** Waits in simulated ms: `scale` is how many real ms one of them takes (0 = no waiting at all, only turns of the event loop). */
export class FakeTime {
  constructor(readonly scale: number) {}

  /** Resolves after `ms`, or at once when the signal aborts. */
  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    const real = ms * this.scale;
    if (signal?.aborted) return;
    if (real <= 0) return nextTurn();
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, real).unref();
      signal?.addEventListener('abort', done, { once: true });
    });
  }
}

/** Without a wait the event loop gets a turn after so many calls, so that an endless answer can be stopped. */
const CALLS_PER_TURN = 16;

/** Spreads short waits evenly without a timer for each: it sleeps only once a real ms is owed. */
export class Pacer {
  private owedMs = 0;
  private calls = 0;

  constructor(private readonly time: FakeTime) {}

  async wait(ms: number, signal: AbortSignal): Promise<void> {
    this.owedMs += ms;
    if (this.owedMs * this.time.scale < 1) {
      if (++this.calls % CALLS_PER_TURN === 0) await nextTurn();
      return;
    }
    const before = performance.now();
    await this.time.sleep(this.owedMs, signal);
    this.owedMs -= (performance.now() - before) / this.time.scale;
  }
}
