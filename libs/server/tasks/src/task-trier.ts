import { ProblemError, type TaskDraft, type TriedAnswer, type TriedTask, type TryTask } from '@assay/contracts';
import { CodeSandbox, type Generation } from '@assay/domain/run';
import { outcomeOf, readCriteria, scoreOutcome, type OutcomeScore } from '@assay/domain/scoring';
import { notScored, scorableDraft, scoreDraft, waitsForJudge, type ScorableAnswer } from '@assay/server/evaluation';
import { ModelAsker, type GivenAnswer } from '@assay/server/execution';
import { TaskRepository } from '@assay/server/persistence';
import { Injectable, Logger } from '@nestjs/common';
import { TaskPrograms } from './task-programs';
import { toDraft } from './task-view';
import { TryJudge } from './try-judge';

/** An answer that was given or pasted, as scoring takes it. */
interface AnswerInHand extends ScorableAnswer {
  readonly answer: TriedAnswer | null;
}

/** Such an answer, and who gave it. */
interface AnswerWithAuthor extends AnswerInHand {
  readonly candidate: GivenAnswer['served'] | null;
}

/** Scores an answer to a task as a run would, and stores nothing: neither the answer nor the score. */
@Injectable()
export class TaskTrier {
  private readonly logger = new Logger(TaskTrier.name);

  constructor(
    private readonly tasks: TaskRepository,
    private readonly programs: TaskPrograms,
    private readonly sandbox: CodeSandbox,
    private readonly asker: ModelAsker,
    private readonly judges: TryJudge,
  ) {}

  /** Any version of a task. Throws `not_found`, and what asking a model throws. */
  async tryStored(id: string, what: TryTask, signal: AbortSignal): Promise<TriedTask> {
    const row = await this.tasks.find(id);
    if (row === null) throw new ProblemError('not_found', `There is no task with the id ${id}.`);
    return this.try(toDraft(row), what, signal);
  }

  /** A task that is not stored. Throws `invalid_request` with every wrong field. */
  async tryDraft(task: unknown, what: TryTask, signal: AbortSignal): Promise<TriedTask> {
    return this.try(await this.programs.draft(task, 'task'), what, signal);
  }

  private async try(draft: TaskDraft, what: TryTask, signal: AbortSignal): Promise<TriedTask> {
    const variants = draft.variants?.length ?? 0;
    const { variant = 1 } = what;
    if (variant > Math.max(1, variants)) {
      const message = `The task has ${variants === 0 ? 'no variants' : `${variants} variants`}.`;
      throw new ProblemError('invalid_request', message, [{ path: 'variant', message }]);
    }
    const { candidate, ...answer } =
      what.model === undefined ? pasted(what, variant) : await this.asked(draft, what, variant, signal);
    const scored = await this.score(draft, answer);
    const { judge, scored: last } = waitsForJudge(scored)
      ? await this.judges.judge({ task: scorableDraft(draft), answer, scored, candidate }, what.judge, signal)
      : { judge: null, scored };
    return { ...triedTask(draft, answer, last), judge };
  }

  private async score(draft: TaskDraft, answer: AnswerInHand): Promise<OutcomeScore> {
    const { outcome, output, variant, timeLimitMs } = answer;
    if (outcome !== 'answered') {
      const limits = timeLimitMs === null ? {} : { timeLimitMs };
      const criteria = readCriteria(draft.evaluationCriteria);
      return scoreOutcome(outcome, { output, expectedOutput: targetOf(draft, variant), criteria }, limits);
    }
    try {
      return await scoreDraft(draft, output, variant, { sandbox: this.sandbox });
    } catch (error) {
      this.logger.error(error);
      return notScored('answered', 'A scorer failed; that is a fault of Assay, not of the answer.');
    }
  }

  private async asked(
    draft: TaskDraft,
    what: TryTask,
    variant: number,
    signal: AbortSignal,
  ): Promise<AnswerWithAuthor> {
    const { model = '', serverId } = what;
    const { system = null, messages = null, variants = [], options = {} } = draft;
    const task = { ...draft, system, messages, variants, options };
    const ref = serverId === undefined ? { model } : { model, serverId };
    const given = await this.asker.ask({ task, variant, model: ref }, signal);
    const { outcome } = outcomeOf(given.generation);
    const { timeLimitMs } = given;
    const output = given.generation.content;
    return { outcome, output, variant, timeLimitMs, answer: toAnswer(given), candidate: given.served };
  }
}

function pasted({ output }: TryTask, variant: number): AnswerWithAuthor {
  if (output === undefined)
    throw new ProblemError('invalid_request', 'Send an output to score, or the model to ask.', [
      { path: 'output', message: 'is missing' },
    ]);
  return {
    outcome: output.trim() === '' ? 'empty' : 'answered',
    output,
    variant,
    timeLimitMs: null,
    answer: null,
    candidate: null,
  };
}

function toAnswer({ generation, served, request }: GivenAnswer): TriedAnswer {
  const { totalMs, loadMs, wallMs } = generation.timings;
  return {
    model: served.tag,
    server: served.server,
    serverId: served.serverId,
    request,
    thinking: generation.thinking === '' ? null : generation.thinking,
    timings: { totalMs, loadMs, wallMs },
    tokensPerSecond: speedOf(generation),
  };
}

function speedOf({ timings: { answerTokens, generationMs } }: Generation): number | null {
  return answerTokens === null || generationMs === null || generationMs <= 0
    ? null
    : (answerTokens / generationMs) * 1_000;
}

function triedTask(
  draft: TaskDraft,
  { variant, output, answer }: AnswerInHand,
  scored: OutcomeScore,
): Omit<TriedTask, 'judge'> {
  const { outcome, evaluation } = scored;
  const { relevance: _, ...said } = evaluation;
  const target = targetOf(draft, variant);
  return { variant, outcome, output, expectedOutput: target, score: said.accuracy, ...said, answer };
}

function targetOf(draft: TaskDraft, variant: number): string {
  return draft.variants?.[variant - 1]?.expectedOutput ?? draft.expectedOutput;
}
