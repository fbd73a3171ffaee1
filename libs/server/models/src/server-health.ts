import { Clock } from '@assay/domain/run';
import { DatabaseUnavailable, ServerRepository } from '@assay/server/persistence';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { ServerCheck } from './server-check';

/** How often due checks are looked for, and how long one caller keeps a server for itself, ms. */
const LOOK_MS = 1_000;
const HOLD_MS = 30_000;

/** Checks every enabled server in the background; any number of processes share the work. */
@Injectable()
export class ServerHealth implements OnApplicationShutdown {
  private readonly logger = new Logger('servers');
  private readonly stopping = new AbortController();
  private loop: Promise<void> | null = null;

  constructor(
    private readonly servers: ServerRepository,
    private readonly checks: ServerCheck,
    private readonly clock: Clock,
  ) {}

  start(): void {
    this.loop ??= this.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.loop;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.checkDue(signal);
      await this.clock.sleep(LOOK_MS, signal);
    }
  }

  private async checkDue(signal: AbortSignal): Promise<void> {
    try {
      const due = await this.servers.claimDue(HOLD_MS);
      await Promise.all(due.map((server) => this.checks.check(server, signal)));
    } catch (error) {
      // Without a database there is nothing to store; the next look tries again.
      if (error instanceof DatabaseUnavailable) return;
      this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }
}
