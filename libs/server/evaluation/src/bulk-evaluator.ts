import { availableParallelism } from 'node:os';
import { setImmediate as turn } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Clock } from '@assay/domain/run';
import type { ScoringTools } from '@assay/domain/scoring';
import { RunEventBus } from '@assay/server/events';
import {
  EvaluationStore,
  ManyScores,
  untilStored,
  type EndedEvaluation,
  type OpenEvaluation,
} from '@assay/server/persistence';
import { OWNED_FOR_MS, scoredOutcome } from './evaluator';
import { OwnershipKeeper } from './ownership-keeper';
import { scorableTask, scoreAnswer, type ScorableTask } from './score-answer';
import { WorkerIdentity } from './worker-identity';

/** What scoring many answers is made of. */
export interface BulkEvaluatorParts {
  readonly store: EvaluationStore;
  readonly many: ManyScores;
  readonly bus: RunEventBus;
  readonly identity: WorkerIdentity;
  readonly clock: Clock;
  readonly tools: ScoringTools;
}

/** Answers taken at once. */
const CLAIM = 1_000;
/** Scores are stored when there are as many, or after as long (ms), whatever comes first. */
const MOST_TOGETHER = 500;
const STORE_AFTER_MS = 2_000;
/** Programs of answers that run beside each other. */
const BESIDE = Math.min(4, availableParallelism());
/** Answers between two turns of other work. */
const TURN = 25;

/** Scores the answers of a run that has them all from the start, many in a transaction. What it does not get done others find and finish. */
export class BulkEvaluator {
  private readonly logger = new Logger(BulkEvaluator.name);
  private readonly keeper: OwnershipKeeper;
  private readonly tasks = new Map<string, ScorableTask>();

  constructor(private readonly parts: BulkEvaluatorParts) {
    const { store, identity, clock } = parts;
    this.keeper = new OwnershipKeeper(() => store.extend(identity.id, OWNED_FOR_MS), OWNED_FOR_MS / 3, clock);
  }

  /** Scores all that is open of a run; gives how many answers that were, and `told` hears it in between. Ends early, and gives back what it holds, when the signal aborts. */
  async run(runId: string, signal: AbortSignal, told: (done: number) => void): Promise<number> {
    let count = 0;
    try {
      for (let after: string | null = null; !signal.aborted;) {
        const portion = { limit: CLAIM, after };
        const answers = await this.parts.many.claim(runId, this.parts.identity.id, OWNED_FOR_MS, portion);
        if (answers.length === 0 && after === null) break;
        // At the end once more from the start: somebody else may have let go of what was passed over.
        after = answers.at(-1)?.resultId ?? null;
        if (answers.length === 0) continue;
        await this.readTasks(answers);
        count += await this.keeper.during(() => this.scoreAll(runId, answers, signal));
        told(count);
      }
      return count;
    } finally {
      this.tasks.clear();
      if (signal.aborted) await this.parts.store.giveBack(this.parts.identity.id);
    }
  }

  /** What scoring needs of the tasks that were not read yet. */
  private async readTasks(answers: readonly OpenEvaluation[]): Promise<void> {
    const unread = new Set(answers.map(({ taskId }) => taskId).filter((id) => !this.tasks.has(id)));
    if (unread.size === 0) return;
    for (const task of await this.parts.many.tasks([...unread])) this.tasks.set(task.id, scorableTask(task));
  }

  private async scoreAll(runId: string, answers: readonly OpenEvaluation[], signal: AbortSignal): Promise<number> {
    const portion = new Portion((ended) => this.keep(runId, ended, signal));
    const open = [...answers];
    const work = async (): Promise<void> => {
      for (let done = 1; !signal.aborted; done++) {
        const answer = open.shift();
        if (answer === undefined) return;
        await portion.add(await this.score(answer));
        if (done % TURN === 0) await turn();
      }
    };
    await Promise.all(Array.from({ length: BESIDE }, work));
    await portion.flush();
    return portion.count;
  }

  private async score(answer: OpenEvaluation): Promise<EndedEvaluation> {
    const failed = (error: unknown): void => this.logger.error(error);
    const task = this.tasks.get(answer.taskId);
    if (task === undefined) throw new Error(`Task ${answer.taskId} is not there.`);
    const scored = await scoreAnswer(task, answer, this.parts.tools, failed);
    return { evaluationId: answer.evaluationId, outcome: scoredOutcome(answer, scored) };
  }

  private async keep(runId: string, ended: readonly EndedEvaluation[], signal: AbortSignal): Promise<void> {
    const event = await untilStored(() => this.parts.many.store(runId, this.parts.identity.id, ended), {
      wait: (ms) => this.parts.clock.sleep(ms, signal),
      onAway: (error) => this.logger.warn(`Scores wait for the database: ${String(error)}`),
    });
    if (event !== null) this.parts.bus.publish([event]);
  }
}

/** Collects scores until they are worth a transaction. */
class Portion {
  count = 0;
  private ended: EndedEvaluation[] = [];
  private since = performance.now();
  private storing: Promise<void> = Promise.resolve();

  constructor(private readonly store: (ended: readonly EndedEvaluation[]) => Promise<void>) {}

  async add(one: EndedEvaluation): Promise<void> {
    this.ended.push(one);
    if (this.ended.length >= MOST_TOGETHER || performance.now() - this.since > STORE_AFTER_MS) await this.flush();
  }

  /** One transaction after the other: each takes the lock of the run. */
  flush(): Promise<void> {
    const ended = this.ended;
    this.ended = [];
    this.since = performance.now();
    this.count += ended.length;
    this.storing = this.storing.then(() => (ended.length === 0 ? undefined : this.store(ended)));
    return this.storing;
  }
}
