import { Logger } from '@nestjs/common';
import type { MissingOutcome } from '@assay/contracts';
import { Clock } from '@assay/domain/run';
import { RunEventBus } from '@assay/server/events';
import {
  isStorageFull,
  newId,
  untilStored,
  type GeneratedResult,
  type PastAttempt,
  type ReleasedAttempt,
  type Stored,
} from '@assay/server/persistence';
import { EngineStore } from '../engine-store';
import { missingProblem } from './missing-problem';
import { heldTrial, trialRow, type TrialInWork } from './trial';

/**
 * Writes how trials end, and waits with a write as long as the database is away and the lane is ours. A write that finds the trial
 * in other hands writes nothing and ends the lane here.
 */
export class TrialRecords {
  private readonly logger = new Logger(TrialRecords.name);

  constructor(
    private readonly store: EngineStore,
    private readonly bus: RunEventBus,
    private readonly clock: Clock,
  ) {}

  /** False when the trial is not ours any more. */
  storeGeneration(trial: TrialInWork, result: GeneratedResult): Promise<boolean> {
    return this.stored(trial, () => this.store.outcomes.storeGeneration(heldTrial(trial), result));
  }

  /** False when the trial is not ours any more. */
  storeMissing(
    trial: TrialInWork,
    outcome: MissingOutcome,
    failure: { readonly message: string; readonly partial: string | null },
  ): Promise<boolean> {
    const error = missingProblem(outcome, failure.message);
    const resultId = newId();
    const result = {
      resultId,
      outcome,
      request: trial.request.stored,
      environmentId: trial.block.ground.environmentId,
      flags: trial.claimed.attempt > 1 ? (['retried'] as const) : [],
      error,
      partial: failure.partial,
    };
    const row = trialRow(trial, { resultId, status: 'missing', outcome, flags: result.flags, reason: error.message });
    return this.stored(trial, () => this.store.outcomes.storeMissing(heldTrial(trial), { ...result, row }));
  }

  async release(trial: Pick<TrialInWork, 'block' | 'claimed'>, attempt: ReleasedAttempt): Promise<void> {
    await this.patiently(trial, () => this.store.outcomes.release(heldTrial(trial), attempt));
  }

  pastAttempts(trial: TrialInWork): Promise<PastAttempt[]> {
    return this.patiently(trial, () => this.store.outcomes.pastAttempts(trial.claimed.trialId));
  }

  /** Repeats while the database is away and this process may still write for the lane. */
  patiently<Result>({ block }: Pick<TrialInWork, 'block'>, write: () => Promise<Result>): Promise<Result> {
    const { lane } = block;
    return untilStored(write, {
      wait: (ms) => this.clock.sleep(ms, lane.endSignal),
      onAway: (error) => {
        if (isStorageFull(error)) lane.storageIsFull();
        this.logger.warn(`${lane.held.name}: an answer waits for the database: ${String(error)}`);
      },
    });
  }

  private async stored(trial: TrialInWork, write: () => Promise<Stored>): Promise<boolean> {
    const stored = await this.patiently(trial, write);
    switch (stored.kind) {
      case 'stored':
        this.bus.publish([stored.event]);
        return true;
      case 'repeated':
        this.bus.resync();
        return true;
      case 'lost':
        this.logger.warn(`${trial.block.lane.held.name}: lease lost, another process works on this server.`);
        trial.block.lane.end('lease_lost');
        return false;
      default:
        return stored satisfies never;
    }
  }
}
