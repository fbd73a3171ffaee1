import type { TrialRow } from '@assay/contracts';
import type { ClaimedTrial, HeldTrial, OpenWork, TaskToAsk } from '@assay/server/persistence';
import type { RunningBlock } from '../lane/block';
import type { Flight } from '../lane/in-flight';
import type { BuiltRequest } from './build-request';

/** A trial in work with all that belongs to it. */
export interface TrialInWork {
  readonly block: RunningBlock;
  readonly claimed: ClaimedTrial;
  readonly work: OpenWork;
  readonly task: TaskToAsk;
  readonly request: BuiltRequest;
  readonly flight: Flight;
  /** Ms of the clock. */
  readonly startedAt: number;
}

/** The trial and the token that proves that it is ours. */
export function heldTrial({ block, claimed }: Pick<TrialInWork, 'block' | 'claimed'>): HeldTrial {
  return { trialId: claimed.trialId, runId: claimed.runId, token: block.lane.held.token };
}

/** What a page shows of the trial, from what is known when it starts. */
export function trialRow(
  trial: Pick<TrialInWork, 'block' | 'claimed' | 'work' | 'task'>,
  more: Partial<TrialRow>,
): TrialRow {
  const { block, claimed, work, task } = trial;
  return {
    trialId: claimed.trialId,
    resultId: null,
    taskKey: task.key,
    taskTitle: task.title,
    taskType: task.taskType,
    modelId: work.modelId,
    model: work.tag,
    serverId: block.lane.held.serverId,
    epoch: claimed.epoch,
    status: 'running',
    outcome: null,
    score: null,
    passed: null,
    executionTime: null,
    tokensPerSecond: null,
    flags: [],
    reason: null,
    ...more,
  };
}
