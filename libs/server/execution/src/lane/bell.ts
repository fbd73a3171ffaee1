import { Clock } from '@assay/domain/run';

/** A wait that can be ended early. */
export class Bell {
  private ringing = new AbortController();

  constructor(private readonly clock: Clock) {}

  /** Ends the present wait, or makes the next one short. */
  ring(): void {
    this.ringing.abort();
  }

  /** Resolves after `ms`, when rung, or when the signal aborts. */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    await this.clock.sleep(ms, AbortSignal.any([signal, this.ringing.signal]));
    this.ringing = new AbortController();
  }
}
