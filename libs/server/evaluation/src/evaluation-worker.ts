import { Logger } from '@nestjs/common';
import { Clock } from '@assay/domain/run';
import { DatabaseUnavailable, EvaluationStore } from '@assay/server/persistence';
import { Evaluator, OWNED_FOR_MS } from './evaluator';
import { WorkerIdentity } from './worker-identity';

/** Answers taken at once. */
const BATCH = 20;
const LOOK_EVERY_MS = 5_000;

/** Told after scores of runs were stored, so that a run with nothing left can be ended. */
export type EvaluatedListener = (runIds: readonly string[]) => Promise<void>;

/** Scores what others left: answers whose process died, and those that nobody was told to score. Any number of processes may. */
export class EvaluationWorker {
  private readonly logger = new Logger(EvaluationWorker.name);
  private stopping = new AbortController();
  private ringing = new AbortController();
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: EvaluationStore,
    private readonly evaluator: Evaluator,
    private readonly identity: WorkerIdentity,
    private readonly clock: Clock,
  ) {}

  /** `runIds`, asked before each look: the runs whose answers it scores; null = all. */
  start(evaluated: EvaluatedListener, runIds: () => readonly string[] | null = () => null): void {
    this.stopping = new AbortController();
    this.loop = this.run(this.stopping.signal, evaluated, runIds);
  }

  /** There is something to score now. */
  wake(): void {
    this.ringing.abort();
  }

  /** Ends after the answer in work and gives the rest back. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.loop;
    await this.store.giveBack(this.identity.id);
  }

  /** Scores all that is open; gives how many answers that were. */
  async sweep(
    evaluated: EvaluatedListener,
    signal: AbortSignal,
    runIds: readonly string[] | null = null,
  ): Promise<number> {
    let count = 0;
    while (!signal.aborted) {
      const answers = await this.store.claim(this.identity.id, OWNED_FOR_MS, BATCH, runIds);
      if (answers.length === 0) break;
      for (const answer of answers) {
        if (signal.aborted) return count;
        if ((await this.evaluator.evaluate(answer, signal)) !== null) count += 1;
      }
      await evaluated([...new Set(answers.map((answer) => answer.runId))]);
    }
    return count;
  }

  private async run(
    signal: AbortSignal,
    evaluated: EvaluatedListener,
    runIds: () => readonly string[] | null,
  ): Promise<void> {
    while (!signal.aborted) {
      this.ringing = new AbortController();
      try {
        await this.sweep(evaluated, signal, runIds());
      } catch (error) {
        if (error instanceof DatabaseUnavailable) this.logger.warn('Scoring waits for the database.');
        else this.logger.error(error);
      }
      await this.clock.sleep(LOOK_EVERY_MS, AbortSignal.any([signal, this.ringing.signal]));
    }
  }
}
