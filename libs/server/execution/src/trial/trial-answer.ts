import type { ResultFlag, RunEvent } from '@assay/contracts';
import { Failpoints, type Generation } from '@assay/domain/run';
import { evidenceFlags } from '@assay/domain/scheduling';
import { outcomeOf } from '@assay/domain/scoring';
import { Evaluator } from '@assay/server/evaluation';
import { newId, type GeneratedResult, type OpenEvaluation } from '@assay/server/persistence';
import { TrialRecords } from './trial-records';
import { trialRow, type TrialInWork } from './trial';
import { answerFigures, inOrder } from './trial-result';

/** What becomes of a generation that came to its end: stored first, then scored. */
export class TrialAnswer {
  constructor(
    private readonly records: TrialRecords,
    private readonly evaluator: Evaluator,
    private readonly failpoints: Failpoints,
  ) {}

  /** Commits the raw answer. Gives its scoring, which may go on beside the next trial; null when the trial is not ours any more. */
  async keep(trial: TrialInWork, generation: Generation): Promise<(() => Promise<RunEvent | null>) | null> {
    this.failpoints.pass('after_stream_before_commit');
    const result = await this.resultOf(trial, generation);
    if (!(await this.records.storeGeneration(trial, result))) return null;
    this.failpoints.pass('after_generation_commit');
    return () => this.evaluator.evaluate(toEvaluate(trial, result), trial.block.lane.endSignal);
  }

  private async resultOf(trial: TrialInWork, generation: Generation): Promise<GeneratedResult> {
    const { outcome, flags: textFlags } = outcomeOf(generation);
    const flags = inOrder([...textFlags, ...evidenceOf(trial, generation)]);
    const figures = answerFigures(generation, trial.task.taskType, flags);
    const resultId = newId();
    const { executionTime, tokensPerSecond } = figures;
    return {
      resultId,
      outcome,
      ...figures,
      output: generation.content,
      thinking: generation.thinking === '' ? null : generation.thinking,
      request: trial.request.stored,
      environmentId: trial.block.ground.environmentId,
      flags,
      evaluation: await this.records.patiently(trial, () => this.evaluator.plan(trial.task.id, trial.work.judge)),
      row: trialRow(trial, { resultId, status: 'generated', outcome, executionTime, tokensPerSecond, flags }),
    };
  }
}

function evidenceOf(trial: TrialInWork, generation: Generation): ResultFlag[] {
  const { block, claimed, work, flight } = trial;
  const { ground } = block;
  const { facts } = ground.residency;
  return evidenceFlags({
    timings: generation.timings,
    numCtx: work.runner.numCtx,
    wasLoaded: true,
    inFlight: flight.peak,
    afterAbort: flight.afterAbort,
    promptSeen: block.promptsSeen.has(promptKey(trial)),
    attempt: claimed.attempt,
    sanitised: generation.sanitised,
    gpuShare: { atStart: ground.gpuShare, now: facts.gpuShare },
    loadedContext: facts.contextLength,
    versionChanged: work.serverVersion !== null && work.serverVersion !== ground.serverVersion,
  });
}

/** Equal for equal prompts of a block. */
export function promptKey({ task, claimed }: Pick<TrialInWork, 'task' | 'claimed'>): string {
  return `${task.id}/${claimed.variant}`;
}

function toEvaluate(trial: TrialInWork, result: GeneratedResult): OpenEvaluation {
  const { resultId, evaluation, outcome, output, executionTime, tokensPerSecond, flags, metrics, row } = result;
  return {
    evaluationId: evaluation.id,
    resultId,
    trialId: trial.claimed.trialId,
    runId: trial.claimed.runId,
    taskId: trial.task.id,
    variant: trial.claimed.variant,
    stalls: 0,
    timeLimitMs: trial.request.timeLimitMs,
    outcome,
    output,
    executionTime,
    tokensPerSecond,
    flags,
    metrics,
    row,
    modelId: trial.work.modelId,
    wantedJudge: evaluation.judge,
  };
}
