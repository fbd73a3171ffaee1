import { Logger } from '@nestjs/common';
import { RESULT_FLAGS, type ResultFlag, type RunEvent, type TrialRow } from '@assay/contracts';
import { Clock, Failpoints } from '@assay/domain/run';
import type { OutcomeScore, ScoringTools } from '@assay/domain/scoring';
import { RunEventBus } from '@assay/server/events';
import {
  EvaluationStore,
  newId,
  untilStored,
  type EvaluationOutcome,
  type NewEvaluation,
  type OpenEvaluation,
} from '@assay/server/persistence';
import { evaluatorHash } from './evaluator-hash';
import { OwnershipKeeper } from './ownership-keeper';
import { notScored, scorableTask, scoreAnswer } from './score-answer';
import { TaskCache } from './task-cache';
import { WorkerIdentity } from './worker-identity';

/** How long an evaluation by programs belongs to the process that makes it, ms; longer as long as that process is at it. */
export const OWNED_FOR_MS = 60_000;

/** Whoever scored this answer died as often as this: it is left unscored. */
const TOO_MANY_STALLS = 3;

/** What scoring is made of. */
export interface EvaluatorParts {
  readonly store: EvaluationStore;
  readonly bus: RunEventBus;
  readonly identity: WorkerIdentity;
  readonly clock: Clock;
  readonly failpoints: Failpoints;
  readonly tools: ScoringTools;
}

/** Scores stored answers by programs and stores the scores: the second of a trial's two commits. */
export class Evaluator {
  private readonly logger = new Logger(Evaluator.name);
  private readonly keeper: OwnershipKeeper;
  private readonly tasks = new TaskCache(async (id: string) => {
    const task = await this.parts.store.task(id);
    return task === null ? null : scorableTask(task);
  });

  constructor(private readonly parts: EvaluatorParts) {
    const { store, identity, clock } = parts;
    this.keeper = new OwnershipKeeper(() => store.extend(identity.id, OWNED_FOR_MS), OWNED_FOR_MS / 3, clock);
  }

  /** The evaluation that goes along with a generation, held by this process, which makes it next. */
  async plan(taskId: string): Promise<NewEvaluation> {
    const { criteriaHash } = await this.tasks.get(taskId);
    return {
      id: newId(),
      evaluatorHash: evaluatorHash(criteriaHash),
      owner: this.parts.identity.id,
      ownedForMs: OWNED_FOR_MS,
    };
  }

  /**
   * Scores an answer whose evaluation this process holds. Waits for a database that is away until the signal aborts, then throws;
   * gives the event, or null when the evaluation has gone to another process.
   */
  async evaluate(answer: OpenEvaluation, signal: AbortSignal): Promise<RunEvent | null> {
    this.parts.failpoints.pass('before_evaluation');
    const scored = await this.keeper.during(() => this.score(answer));
    const held = { evaluationId: answer.evaluationId, runId: answer.runId, owner: this.parts.identity.id };
    const outcome = outcomeOf(answer, scored);
    this.parts.failpoints.pass('after_evaluation_before_commit');
    const event = await untilStored(() => this.parts.store.store(held, outcome), {
      wait: (ms) => this.parts.clock.sleep(ms, signal),
      onAway: (error) => this.logger.warn(`A score waits for the database: ${String(error)}`),
    });
    this.parts.failpoints.pass('after_result_commit_before_event');
    if (event !== null) this.parts.bus.publish([event]);
    return event;
  }

  private async score(answer: OpenEvaluation): Promise<OutcomeScore> {
    if (answer.stalls >= TOO_MANY_STALLS) {
      return notScored(answer.outcome, 'Assay died each time it scored this answer.');
    }
    const failed = (error: unknown): void => this.logger.error(error);
    return scoreAnswer(await this.tasks.get(answer.taskId), answer, this.parts.tools, failed);
  }
}

function outcomeOf(answer: OpenEvaluation, { outcome, evaluation }: OutcomeScore): EvaluationOutcome {
  const flags = inOrder([...answer.flags, ...evaluation.flags]);
  const { accuracy, relevance, passed, status, reason } = evaluation;
  const row: TrialRow = {
    ...answer.row,
    resultId: answer.resultId,
    status,
    outcome,
    score: status === 'scored' ? accuracy : null,
    passed,
    flags,
    reason: passed === true && accuracy === 1 ? null : reason,
  };
  return { ...evaluation, outcome, flags, metrics: { ...answer.metrics, accuracy, relevance }, row };
}

/** Each flag once, in the order of the closed list. */
function inOrder(flags: readonly ResultFlag[]): ResultFlag[] {
  return RESULT_FLAGS.filter((flag) => flags.includes(flag));
}
