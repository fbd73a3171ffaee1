import { Logger } from '@nestjs/common';
import type { RunEvent } from '@assay/contracts';
import { untilStored } from '@assay/server/persistence';
import { RunCloser } from '../run-closer';
import type { Scoring } from '../trial/trial-runner';

/**
 * Scores the answers of a block beside its next generations, and ends a run with its last score. What fails here is left to the
 * evaluation worker, which finds it when its time has run out.
 */
export class ScoringQueue {
  private readonly logger = new Logger(ScoringQueue.name);
  private readonly open = new Set<Promise<void>>();

  constructor(
    private readonly closer: RunCloser,
    private readonly wait: (ms: number) => Promise<boolean>,
  ) {}

  add(scoring: Scoring): void {
    const work: Promise<void> = this.score(scoring).finally(() => this.open.delete(work));
    this.open.add(work);
  }

  /** Resolves when all is scored that was added before. */
  async drained(): Promise<void> {
    await Promise.all(this.open);
  }

  private async score(scoring: Scoring): Promise<void> {
    try {
      const event = await scoring();
      if (event !== null && isLast(event)) await this.close(event.runId);
    } catch (error) {
      this.logger.error(error);
    }
  }

  /** Ends a run, and waits with that while the database is away. */
  private close(runId: string): Promise<void> {
    return untilStored(() => this.closer.close([runId]), { wait: this.wait });
  }
}

function isLast({ counts }: RunEvent): boolean {
  return counts.waiting === 0 && counts.running === 0 && counts.generated === 0;
}
