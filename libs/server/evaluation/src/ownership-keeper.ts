import { Logger } from '@nestjs/common';
import type { Clock } from '@assay/domain/run';
import { DatabaseUnavailable } from '@assay/server/persistence';

/** Keeps saying that what a process holds is still its own, as long as it works on any of it: a program may run for minutes. */
export class OwnershipKeeper {
  private readonly logger = new Logger(OwnershipKeeper.name);
  private inWork = 0;
  private idle = new AbortController();

  /** `extend` is called every `everyMs` while there is work. */
  constructor(
    private readonly extend: () => Promise<void>,
    private readonly everyMs: number,
    private readonly clock: Pick<Clock, 'sleep'>,
  ) {}

  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.inWork === 0) this.begin();
    this.inWork += 1;
    try {
      return await work();
    } finally {
      this.inWork -= 1;
      if (this.inWork === 0) this.idle.abort();
    }
  }

  private begin(): void {
    this.idle = new AbortController();
    void this.keep(this.idle.signal);
  }

  private async keep(signal: AbortSignal): Promise<void> {
    for (;;) {
      await this.clock.sleep(this.everyMs, signal);
      if (signal.aborted) return;
      try {
        await this.extend();
      } catch (error) {
        // Whoever stores the score waits for the database, and finds out whether it is still ours.
        if (!(error instanceof DatabaseUnavailable)) this.logger.error(error);
      }
    }
  }
}
