import { ProblemError, type CountOf, type ModelRef, type RescoreRun } from '@assay/contracts';
import { Evaluator, judgeIdentity, judgePromptHash } from '@assay/server/evaluation';
import { RunEventBus } from '@assay/server/events';
import {
  PlanningReads,
  type JudgeInUse,
  type RescoreResult,
  type RunToRescore,
  type ServedTag,
} from '@assay/server/persistence';
import { EngineStore } from '../engine-store';
import { judgeNumCtx } from '../launch/draft-judge';
import { resolveModel } from '../launch/resolve-models';
import { RunCloser } from '../run-closer';
import { RunScope } from '../run-scope';

/** What the desk needs. */
export interface JudgeDeskParts {
  readonly store: EngineStore;
  readonly reads: PlanningReads;
  readonly evaluator: Evaluator;
  readonly bus: RunEventBus;
  readonly closer: RunCloser;
  readonly scope: RunScope;
}

/** Knows judges by their identity, and has stored answers scored again. */
export class JudgeDesk {
  constructor(private readonly parts: JudgeDeskParts) {}

  /** The judge as it is stored from now on: the same model, server and protocol are the same judge. */
  async register({ served, numCtx }: { readonly served: ServedTag; readonly numCtx: number }): Promise<JudgeInUse> {
    const { modelId, serverId, tag, parameterSize } = served;
    const identity = judgeIdentity(served);
    const promptHash = judgePromptHash(parameterSize);
    const judgeId = await this.parts.store.judges.put({ identity, modelId, serverId, tag, promptHash });
    return { judgeId, identity, modelId, serverId, numCtx };
  }

  /** Unreadable ones of the replies of a model as a judge; of none where it never judged. */
  async unreadable(served: ServedTag): Promise<CountOf> {
    const { judges, conducts } = this.parts.store;
    const id = await judges.find(judgeIdentity(served));
    return id === null ? { n: 0, of: 0 } : conducts.unreadable(id);
  }

  /**
   * Scores stored answers of a run that has ended once more: with the scorers as they are now, and the judge that is named, or none
   * (null), or the run's own. Nothing is generated. Throws `ProblemError` `not_found`, `conflict`, `invalid_request`, `unknown_model`,
   * `ambiguous_model`.
   */
  async rescore(runId: string, demand: RescoreRun): Promise<void> {
    const { store, evaluator, scope } = this.parts;
    const about = await store.rescoring.about(runId);
    if (about === null) throw new ProblemError('not_found', `There is no run ${runId}.`);
    const judge =
      demand.judge === undefined ? await this.same(about.judge) : await this.other(demand.judge, about.longest);
    const scorings = await Promise.all(
      about.taskIds.map(async (taskId) => ({ taskId, ...(await evaluator.scoring(taskId, judge)) })),
    );
    const result = await store.rescoring.rescore(runId, scorings, demand.resultIds ?? null);
    scope.add(runId);
    await this.tell(runId, result);
  }

  /** The run's own judge under the protocol as it is now; it need not be there at this moment. */
  private async same(judge: RunToRescore['judge']): Promise<JudgeInUse | null> {
    if (judge === null) return null;
    const { tag, modelIdentity, parameterSize, modelId, serverId, numCtx } = judge;
    const identity = judgeIdentity({ identity: modelIdentity, serverId, parameterSize });
    const promptHash = judgePromptHash(parameterSize);
    const judgeId = await this.parts.store.judges.put({ identity, modelId, serverId, tag, promptHash });
    return { judgeId, identity, modelId, serverId, numCtx };
  }

  private async other(ref: ModelRef | null, longest: number): Promise<JudgeInUse | null> {
    if (ref === null) return null;
    const served = resolveModel(ref, await this.parts.reads.servedTags([ref.model]), 'judge');
    const numCtx = judgeNumCtx(served, { models: [], tasks: [{ longest }], numCtx: undefined });
    return this.register({ served, numCtx });
  }

  private async tell(runId: string, result: RescoreResult): Promise<void> {
    const { bus, closer } = this.parts;
    switch (result.kind) {
      case 'unknown':
        throw new ProblemError('not_found', `There is no run ${runId}.`);
      case 'refused':
        throw new ProblemError(
          'conflict',
          `The run is ${result.status}; its answers can be scored again once it has ended.`,
        );
      case 'strangers': {
        const errors = result.resultIds.map((id) => ({
          path: 'resultIds',
          message: `${id} is no answer of this run.`,
        }));
        throw new ProblemError('invalid_request', 'Some of these are no answers of this run.', errors);
      }
      case 'done':
        bus.publish(result.events);
        if (result.changed > 0) bus.wake(runId);
        return closer.close([runId]);
      default:
        return result satisfies never;
    }
  }
}
