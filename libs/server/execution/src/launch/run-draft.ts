import { LIMITS, ProblemError, type RunOptions, type SamplingOptions, type StartRun } from '@assay/contracts';
import { mergeSampling, runnerOptions } from '@assay/domain/scheduling';
import {
  PlanningReads,
  type PlannableSuite,
  type PlannableTask,
  type ServedTag,
  type TaskSelection,
} from '@assay/server/persistence';
import { EngineLimits } from '../engine-limits';
import { judgeNumCtx } from './draft-judge';
import { resolveModel, resolveModels } from './resolve-models';

/** A model of a run that is being planned. */
export interface DraftModel {
  readonly served: ServedTag;
  readonly numCtx: number;
  readonly sampling: SamplingOptions;
}

/** The judge of a run that is being planned. */
export type DraftJudge = Pick<DraftModel, 'served' | 'numCtx'>;

/** A request for a run with everything looked up, nothing stored. */
export interface RunDraft {
  readonly tasks: readonly PlannableTask[];
  readonly suite: PlannableSuite | null;
  readonly models: readonly DraftModel[];
  readonly epochs: number;
  readonly judge: DraftJudge | null;
  /** A judge that was wanted by default and is not there. */
  readonly missingJudge: string | null;
  readonly options: RunOptions;
}

const CORE_SUITE = 'core';

/** Looks up what a request for a run names. */
export class RunDrafting {
  constructor(
    private readonly reads: PlanningReads,
    private readonly limits: EngineLimits,
  ) {}

  /** Throws `ProblemError`: `invalid_request`, `nothing_to_run`, `unknown_model`, `ambiguous_model`. */
  async draft(start: StartRun): Promise<RunDraft> {
    if (start.models.length === 0) throw invalid('models', 'Name at least one model.');
    const suite = await this.suiteOf(start);
    const tasks = await this.tasksOf(start, suite);
    const served = await this.reads.servedTags(start.models.map((ref) => ref.model));
    const { numCtx, ...sampling } = start.options ?? {};
    const levels = mergeSampling([sampling, suite?.options ?? {}]);
    const models = resolveModels(start.models, served).map((tag) => draftModel(tag, numCtx, levels));
    const epochs = start.epochs ?? suite?.epochs ?? LIMITS.epochs.default;
    checkSize(tasks.length * models.length * epochs);
    const { judge: tag, missingJudge } = await this.judgeOf(start, suite);
    const judge = tag === null ? null : { served: tag, numCtx: judgeNumCtx(tag, { models, tasks, numCtx }) };
    return {
      tasks,
      suite,
      models,
      epochs,
      judge,
      missingJudge,
      options: { ...levels, ...(numCtx === undefined ? {} : { numCtx }) },
    };
  }

  private async suiteOf(start: StartRun): Promise<PlannableSuite | null> {
    const chosen = [start.taskIds, start.taskTypes, start.suiteId].filter((choice) => choice !== undefined);
    if (chosen.length > 1) throw invalid('taskIds', 'Choose tasks by id, by type or by suite, not by several of them.');
    if (start.taskIds !== undefined || start.taskTypes !== undefined) return null;
    const suite = await this.reads.suite(start.suiteId ?? CORE_SUITE);
    if (suite === null && start.suiteId !== undefined) throw invalid('suiteId', `There is no suite ${start.suiteId}.`);
    if (suite === null)
      throw new ProblemError('nothing_to_run', 'The suite core is not there; no tasks are imported yet.');
    return suite;
  }

  private async tasksOf(start: StartRun, suite: PlannableSuite | null): Promise<readonly PlannableTask[]> {
    const tasks = await this.reads.tasks(selectionOf(start, suite));
    const missing = (start.taskIds ?? []).filter((id) => !tasks.some((task) => task.id === id));
    const [first] = missing;
    if (first !== undefined) {
      const errors = missing.map((id) => ({
        path: `taskIds[${start.taskIds?.indexOf(id) ?? 0}]`,
        message: 'No such task, or it is archived.',
      }));
      throw new ProblemError('invalid_request', `There is no task ${first} to run.`, errors);
    }
    if (tasks.length === 0) throw new ProblemError('nothing_to_run', 'No task matches.');
    return tasks;
  }

  private async judgeOf(
    start: StartRun,
    suite: PlannableSuite | null,
  ): Promise<{ readonly judge: ServedTag | null; readonly missingJudge: string | null }> {
    const ref = start.judge === undefined ? (suite?.judge ?? (await this.limits.defaultJudge())) : start.judge;
    if (ref === null) return { judge: null, missingJudge: null };
    const served = await this.reads.servedTags([ref.model]);
    try {
      return { judge: resolveModel(ref, served, 'judge'), missingJudge: null };
    } catch (error) {
      if (!(error instanceof ProblemError) || start.judge !== undefined) throw error;
      return { judge: null, missingJudge: ref.model };
    }
  }
}

function selectionOf(start: StartRun, suite: PlannableSuite | null): TaskSelection {
  if (start.taskIds !== undefined) return { ids: [...new Set(start.taskIds)] };
  if (start.taskTypes !== undefined) return { types: start.taskTypes };
  return { suiteId: suite?.id ?? '' };
}

function draftModel(served: ServedTag, numCtx: number | undefined, sampling: SamplingOptions): DraftModel {
  const thinking = served.capabilities.includes('thinking');
  const runner = runnerOptions({ numCtx, thinking, contextLength: served.contextLength });
  return { served, numCtx: runner.numCtx, sampling };
}

function checkSize(trials: number): void {
  if (trials <= LIMITS.trialsPerRun) return;
  const most = LIMITS.trialsPerRun.toLocaleString('en');
  throw invalid('epochs', `That are ${trials.toLocaleString('en')} trials; a run holds at most ${most}.`);
}

function invalid(path: string, message: string): ProblemError {
  return new ProblemError('invalid_request', message, [{ path, message }]);
}
