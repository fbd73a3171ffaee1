import { setImmediate as turn } from 'node:timers/promises';

/** Lets other work of the process go on in the middle of a long loop. */
export class Pace {
  private since = performance.now();

  /** Call it in each round: gives way when `afterMs` have passed since it last did. */
  async step(afterMs = 10): Promise<void> {
    if (performance.now() - this.since < afterMs) return;
    await turn();
    this.since = performance.now();
  }
}
