import { Logger } from '@nestjs/common';
import type { FailureKind } from '@assay/domain/run';
import { ModelProvider, ProviderFailure } from '@assay/domain/run';
import { decideRetry, type AttemptTally, type RetryDecision } from '@assay/domain/scheduling';
import type { PastAttempt } from '@assay/server/persistence';
import { EngineSettings } from '../engine-settings';
import { BlockPreparation } from '../lane/block-preparation';
import type { AbortReason } from '../lane/in-flight';
import type { TrialInWork } from './trial';
import { TrialRecords } from './trial-records';

type Kind = Exclude<FailureKind, 'cancelled'>;

/** Failures that say something about the server rather than about the request. */
const OF_THE_SERVER: ReadonlySet<Kind> = new Set(['unreachable', 'server_error', 'refused']);

/** What becomes of a trial whose attempt failed. */
export class TrialFailure {
  private readonly logger = new Logger(TrialFailure.name);

  constructor(
    private readonly records: TrialRecords,
    private readonly preparation: BlockPreparation,
    private readonly provider: ModelProvider,
    private readonly settings: EngineSettings,
  ) {}

  /** Ends the trial, or puts it back for later, as the one retry table says. */
  async settle(trial: TrialInWork, error: unknown): Promise<void> {
    const failure = this.asFailure(error);
    if (trial.flight.signal.aborted) return this.brokenOff(trial, failure);
    const kind = failure.kind === 'cancelled' ? 'internal' : failure.kind;
    const { lane } = trial.block;
    const wasOpen = lane.circuit.state === 'open';
    if (kind === 'runner_crash') await this.checkHealth(trial);
    if (OF_THE_SERVER.has(kind)) lane.serverFailed(failure.message, kind === 'refused');
    const past = await this.records.pastAttempts(trial);
    const tally = tallyOf(past, kind, trial);
    const retryAfterMs = failure.facts.retryAfterMs;
    const decision = decideRetry({ kind, retryAfterMs }, tally, Math.random(), this.settings.retry);
    await this.carryOut(trial, failure, wasOpen && OF_THE_SERVER.has(kind) ? { action: 'wait_for_server' } : decision);
  }

  private asFailure(error: unknown): ProviderFailure {
    if (error instanceof ProviderFailure) return error;
    this.logger.error(error);
    return new ProviderFailure('internal', error instanceof Error ? error.message : String(error));
  }

  /** We ended the request ourselves. */
  private async brokenOff(trial: TrialInWork, failure: ProviderFailure): Promise<void> {
    const reason = trial.flight.signal.reason as AbortReason;
    switch (reason) {
      case 'cancel':
        await this.records.storeMissing(trial, 'cancelled', {
          message: 'The run was cancelled.',
          partial: partialOf(failure),
        });
        return;
      case 'stop':
        return this.records.release(trial, { outcome: 'released', error: null, partial: null, notBeforeMs: 0 });
      case 'lease_lost':
        return;
      default:
        return reason satisfies never;
    }
  }

  private async carryOut(trial: TrialInWork, failure: ProviderFailure, decision: RetryDecision): Promise<void> {
    const partial = partialOf(failure);
    const { message } = failure;
    const error = { code: failure.kind, message };
    switch (decision.action) {
      case 'retry': {
        const outcome = decision.costsAttempt ? 'failed' : 'turned_away';
        return this.records.release(trial, { outcome, error, partial, notBeforeMs: decision.afterMs });
      }
      case 'wait_for_server':
        return this.records.release(trial, { outcome: 'turned_away', error, partial, notBeforeMs: 0 });
      case 'missing':
        await this.records.storeMissing(trial, decision.outcome, { message, partial });
        return;
      case 'block_model':
        if (await this.records.storeMissing(trial, decision.outcome, { message, partial })) {
          await this.endModel(trial, message);
        }
        return;
      default:
        return decision satisfies never;
    }
  }

  /** No run of the block can have an answer of this model. */
  private async endModel(trial: TrialInWork, message: string): Promise<void> {
    const { lane, work } = trial.block;
    for (const part of work.parts) {
      await this.records.patiently(trial, () => this.preparation.endModel(lane, part, 'model_unavailable', message));
    }
  }

  /** A crash of a model's process may have taken the whole server along. */
  private async checkHealth(trial: TrialInWork): Promise<void> {
    const { lane, ground } = trial.block;
    try {
      await this.provider.version(ground.server, trial.flight.signal);
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error;
      lane.serverFailed(error.message, true);
    }
  }
}

function partialOf(failure: ProviderFailure): string | null {
  return failure.facts.partial ?? null;
}

/** Earlier attempts and the one that just failed, counted as the retry table wants them. */
function tallyOf(past: readonly PastAttempt[], kind: Kind, trial: TrialInWork): AttemptTally {
  const failed = past.filter((attempt) => attempt.outcome === 'failed').map((attempt) => attempt.errorCode);
  const count = (...kinds: readonly Kind[]): number =>
    failed.filter((code) => kinds.some((one) => one === code)).length + (kinds.includes(kind) ? 1 : 0);
  const turnedAway = past.filter((attempt) => attempt.outcome === 'turned_away').length;
  const sinceFirstMs = Math.max(trial.block.lane.age(trial.startedAt), ...past.map((attempt) => attempt.ageMs));
  return {
    failed: count('unreachable', 'server_error'),
    crashes: count('runner_crash'),
    outOfMemory: count('out_of_memory'),
    turnedAway: turnedAway + 1,
    sinceFirstMs,
  };
}
