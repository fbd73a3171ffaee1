import { Logger } from '@nestjs/common';
import type { DesiredState } from '@assay/domain/run';
import { Clock } from '@assay/domain/run';
import { Evaluator, type JudgingEnd } from '@assay/server/evaluation';
import { untilStored, type JudgeableAnswer, type JudgeTrouble, type NewJudgement } from '@assay/server/persistence';
import { EngineStore } from '../engine-store';
import type { Lane } from '../lane/lane';
import { RunCloser } from '../run-closer';

/**
 * Writes what a judge said, and waits with a write as long as the database is away and the lane is ours. A write that finds the answer in
 * other hands writes nothing and ends the lane here.
 */
export class JudgeRecords {
  private readonly logger = new Logger(JudgeRecords.name);

  constructor(
    private readonly store: EngineStore,
    private readonly evaluator: Evaluator,
    private readonly closer: RunCloser,
    private readonly clock: Clock,
  ) {}

  /** Keeps what one call said. Gives what is wanted of the run now; null when the answer is not ours any more. */
  async keep(lane: Lane, answer: JudgeableAnswer, said: readonly NewJudgement[]): Promise<DesiredState | null> {
    const desired = await this.patiently(lane, () => this.store.judging.addReplies(answer, said));
    if (desired === null) this.lose(lane);
    return desired;
  }

  /** Gives the answer back to the queue; what was said about it stays. */
  async release(lane: Lane, answer: JudgeableAnswer, notBeforeMs: number, trouble: JudgeTrouble | null): Promise<void> {
    if (!(await this.patiently(lane, () => this.store.judging.release(answer, notBeforeMs, trouble)))) this.lose(lane);
  }

  /** Scores the answer, and ends its run with the last score. */
  async conclude(lane: Lane, answer: JudgeableAnswer, end: JudgingEnd): Promise<void> {
    const event = await this.evaluator.conclude(answer, end, lane.endSignal);
    if (event === null) return this.lose(lane);
    const { waiting, running, generated } = event.counts;
    if (waiting + running + generated === 0) await this.patiently(lane, () => this.closer.close([answer.runId]));
  }

  /** Repeats while the database is away and this process may still write for the lane. */
  patiently<Result>(lane: Lane, work: () => Promise<Result>): Promise<Result> {
    return untilStored(work, {
      wait: (ms) => this.clock.sleep(ms, lane.endSignal),
      onAway: (error) => this.logger.warn(`${lane.held.name}: a judgement waits for the database: ${String(error)}`),
    });
  }

  private lose(lane: Lane): void {
    if (lane.endSignal.aborted) return;
    this.logger.warn(`${lane.held.name}: lease lost, another process works on this server.`);
    lane.end('lease_lost');
  }
}
