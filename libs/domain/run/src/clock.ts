import type { StopSignal } from './stop-signal';

/** Time as the engine sees it; tests move it by hand. */
export abstract class Clock {
  abstract now(): Date;
  /** Resolves after `ms`, or at once with `false` when the signal aborts. */
  abstract sleep(ms: number, signal?: StopSignal): Promise<boolean>;
}
