import { randomBytes } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { RESULT_FLAGS, type ResultFlag, type RunEvent, type TrialRow } from '@assay/contracts';
import { Clock, Failpoints, type SandboxReport } from '@assay/domain/run';
import type { OutcomeScore, ProvidedScores, ScoringTools } from '@assay/domain/scoring';
import { RunEventBus } from '@assay/server/events';
import {
  EvaluationStore,
  newId,
  untilStored,
  type EvaluationOutcome,
  type HeldEvaluation,
  type JudgeableAnswer,
  type JudgeInUse,
  type NewEvaluation,
  type OpenEvaluation,
} from '@assay/server/persistence';
import { evaluatorHash } from './evaluator-hash';
import { scoresOfEnd, withJudge, type JudgingEnd } from './judging/judged-outcome';
import { judgingPlan, waitsForJudge, wantsJudge, type JudgingPlan } from './judging/judging-plan';
import { notJudged } from './judging/unjudged';
import { OwnershipKeeper } from './ownership-keeper';
import { notScored, scorableTask, scoreAnswer, type ScorableTask } from './score-answer';
import { TaskCache } from './task-cache';
import { unlessAborted } from './unless-aborted';
import { WorkerIdentity } from './worker-identity';

/** How long an evaluation by programs belongs to the process that makes it, ms; longer as long as that process is at it. */
export const OWNED_FOR_MS = 60_000;

/** Whoever scored this answer died as often as this: it is left unscored. */
const TOO_MANY_STALLS = 3;
/** Lanes of judges are woken at most this often, ms. */
const WAKE_EVERY_MS = 500;
/** Flags that an evaluation sets; those of an earlier one do not stay. */
const OF_EVALUATIONS: ReadonlySet<ResultFlag> = new Set([
  'format_ignored',
  'extraction_repaired',
  'judge_same_family',
  'judge_suspicious',
]);

/** What scoring is made of. */
export interface EvaluatorParts {
  readonly store: EvaluationStore;
  readonly bus: RunEventBus;
  readonly identity: WorkerIdentity;
  readonly clock: Clock;
  readonly failpoints: Failpoints;
  readonly tools: ScoringTools;
}

/** Scores stored answers and stores the scores: the second of a trial's two commits. What programs cannot decide is left to a judge. */
export class Evaluator {
  private readonly logger = new Logger(Evaluator.name);
  private readonly keeper: OwnershipKeeper;
  private wokenAt = 0;
  private readonly tasks = new TaskCache(async (id: string) => {
    const task = await this.parts.store.task(id);
    return task === null ? null : scorableTask(task);
  });

  constructor(private readonly parts: EvaluatorParts) {
    const { store, identity, clock } = parts;
    this.keeper = new OwnershipKeeper(() => store.extend(identity.id, OWNED_FOR_MS), OWNED_FOR_MS / 3, clock);
  }

  /** What the sandbox offers in which programs of answers run. */
  sandbox(): Promise<SandboxReport> {
    return this.parts.tools.sandbox.open();
  }

  /** The evaluation that goes along with a generation, held by this process, which makes it next. */
  async plan(taskId: string, judge: JudgeInUse | null): Promise<NewEvaluation> {
    const scoring = await this.scoring(taskId, judge);
    return { id: newId(), ...scoring, owner: this.parts.identity.id, ownedForMs: OWNED_FOR_MS };
  }

  /** How an answer to a task is scored with this judge; a task that needs none has none. */
  async scoring(taskId: string, judge: JudgeInUse | null): Promise<Pick<NewEvaluation, 'evaluatorHash' | 'judge'>> {
    const { criteria, criteriaHash } = await this.tasks.get(taskId);
    const asked = wantsJudge(criteria) ? judge : null;
    return { evaluatorHash: evaluatorHash(criteriaHash, asked?.identity ?? null), judge: asked };
  }

  /**
   * Scores an answer whose evaluation this process holds, as far as programs can. Waits for a database that is away until the signal
   * aborts, then throws; gives the event, or null when a judge has to decide, when the evaluation has gone to another process, or when the
   * signal aborted while a program ran: then somebody else scores the answer.
   */
  async evaluate(answer: OpenEvaluation, signal: AbortSignal): Promise<RunEvent | null> {
    this.parts.failpoints.pass('before_evaluation');
    const held = { evaluationId: answer.evaluationId, runId: answer.runId, owner: this.parts.identity.id };
    const scored = await this.keeper.during(() => unlessAborted(this.score(answer), signal));
    if (scored === null) return null;
    const judge = waitsForJudge(scored) ? answer.wantedJudge : null;
    if (judge === null) return this.keep(held, scoredOutcome(answer, scored), signal);
    if (judge.modelId === answer.modelId) return this.keep(held, scoredOutcome(answer, notJudged(scored)), signal);
    await this.patiently(() => this.parts.store.park(held, randomBytes(8).toString('hex')), signal);
    this.wake(answer.runId);
    return null;
  }

  /** What a judge is asked about an answer. */
  async judging(answer: JudgeableAnswer): Promise<JudgingPlan> {
    return judgingPlan(await this.tasks.get(answer.taskId), answer, answer.nonce);
  }

  /** Scores an answer that was judged, or that no judge could judge; gives the event, or null when it is in other hands. */
  async conclude(answer: JudgeableAnswer, end: JudgingEnd, signal: AbortSignal): Promise<RunEvent | null> {
    this.parts.failpoints.pass('before_evaluation');
    const task = await this.tasks.get(answer.taskId);
    const plan = judgingPlan(task, answer, answer.nonce);
    const scored = await this.scoreWith(task, answer, scoresOfEnd(task.criteria, end, answer.judge));
    const outcome = scoredOutcome(answer, withJudge(scored, answer, plan, end));
    const { evaluationId, runId, owner } = answer;
    return this.keep({ evaluationId, runId, owner }, outcome, signal);
  }

  private async keep(held: HeldEvaluation, outcome: EvaluationOutcome, signal: AbortSignal): Promise<RunEvent | null> {
    this.parts.failpoints.pass('after_evaluation_before_commit');
    const event = await this.patiently(() => this.parts.store.store(held, outcome), signal);
    this.parts.failpoints.pass('after_result_commit_before_event');
    if (event !== null) this.parts.bus.publish([event]);
    return event;
  }

  private patiently<Result>(write: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
    return untilStored(write, {
      wait: (ms) => this.parts.clock.sleep(ms, signal),
      onAway: (error) => this.logger.warn(`A score waits for the database: ${String(error)}`),
    });
  }

  private async score(answer: OpenEvaluation): Promise<OutcomeScore> {
    if (answer.stalls >= TOO_MANY_STALLS) {
      return notScored(answer.outcome, 'Assay died each time it scored this answer.');
    }
    return this.scoreWith(await this.tasks.get(answer.taskId), answer);
  }

  private scoreWith(task: ScorableTask, answer: OpenEvaluation, judged?: ProvidedScores): Promise<OutcomeScore> {
    const failed = (error: unknown): void => this.logger.error(error);
    return scoreAnswer(task, answer, this.parts.tools, failed, judged);
  }

  /** A judge's lane may be asleep. */
  private wake(runId: string): void {
    const now = performance.now();
    if (now - this.wokenAt < WAKE_EVERY_MS) return;
    this.wokenAt = now;
    this.parts.bus.wake(runId);
  }
}

/** What a score means for the stored answer: its flags, figures and line in lists. */
export function scoredOutcome(answer: OpenEvaluation, { outcome, evaluation }: OutcomeScore): EvaluationOutcome {
  const kept = answer.flags.filter((flag) => !OF_EVALUATIONS.has(flag));
  const flags = inOrder([...kept, ...evaluation.flags]);
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
