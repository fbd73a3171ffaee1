import { Logger } from '@nestjs/common';
import { Clock, type FailureKind, ModelProvider, ProviderFailure } from '@assay/domain/run';
import { decideRetry } from '@assay/domain/scheduling';
import type { JudgeableAnswer, JudgeTrouble } from '@assay/server/persistence';
import { EngineSettings } from '../engine-settings';
import type { RunningBlock } from '../lane/block';
import type { AbortReason, Flight } from '../lane/in-flight';
import { JudgeGivingUp } from './judge-giving-up';
import { JudgeRecords } from './judge-records';

type Kind = Exclude<FailureKind, 'cancelled'>;

/** Failures that say something about the server rather than about the request. */
const OF_THE_SERVER: ReadonlySet<Kind> = new Set(['unreachable', 'server_error', 'refused']);

/** So many answers in a row with all their attempts spent: this judge does not work, though its server does. */
const LOST_IN_A_ROW = 10;

/** What becomes of an answer whose judge could not be asked: the one retry table decides, and the candidate never pays. */
export class JudgeFailure {
  private readonly logger = new Logger(JudgeFailure.name);
  /** Answers in a row that a judge could not be asked about, by server and model. */
  private readonly lost = new Map<string, number>();

  constructor(
    private readonly records: JudgeRecords,
    private readonly givingUp: JudgeGivingUp,
    private readonly provider: ModelProvider,
    private readonly clock: Clock,
    private readonly settings: EngineSettings,
  ) {}

  async settle(block: RunningBlock, answer: JudgeableAnswer, flight: Flight, error: unknown): Promise<void> {
    const failure = this.asFailure(error);
    if (flight.signal.aborted) return this.brokenOff(block, answer, flight);
    const kind = failure.kind === 'cancelled' ? 'internal' : failure.kind;
    const { lane } = block;
    const wasOpen = lane.circuit.state === 'open';
    if (kind === 'runner_crash') await this.checkHealth(block, flight);
    if (OF_THE_SERVER.has(kind)) lane.serverFailed(failure.message, kind === 'refused');
    if (wasOpen && OF_THE_SERVER.has(kind)) return this.records.release(lane, answer, 0, answer.trouble);
    const now = this.clock.now().getTime();
    const trouble = counted(answer.trouble, kind, now);
    const tally = { ...trouble, sinceFirstMs: now - trouble.since };
    const decision = decideRetry(
      { kind, retryAfterMs: failure.facts.retryAfterMs },
      tally,
      Math.random(),
      this.settings.retry,
    );
    const reason = reasonOf(kind, failure.message, answer.judge.name);
    switch (decision.action) {
      case 'retry':
        return this.records.release(lane, answer, decision.afterMs, trouble);
      case 'wait_for_server':
        return this.records.release(lane, answer, 0, answer.trouble);
      case 'missing':
        await this.records.conclude(lane, answer, { kind: 'failed', reason });
        if (decision.outcome === 'server_error' && this.countLost(block) >= LOST_IN_A_ROW)
          await this.giveUp(block, reason);
        return;
      case 'block_model':
        await this.records.conclude(lane, answer, { kind: 'failed', reason });
        return this.giveUp(block, reason);
      default:
        return decision satisfies never;
    }
  }

  /** The judge answered: what was lost before was no rule. */
  answered({ lane, work }: RunningBlock): void {
    this.lost.delete(`${lane.held.serverId} ${work.modelId}`);
  }

  private countLost({ lane, work }: RunningBlock): number {
    const key = `${lane.held.serverId} ${work.modelId}`;
    const count = (this.lost.get(key) ?? 0) + 1;
    this.lost.set(key, count);
    return count;
  }

  /** Nothing more is asked of this judge in these runs. */
  private async giveUp(block: RunningBlock, reason: string): Promise<void> {
    this.answered(block);
    for (const { runId, modelId, runner } of block.work.parts) {
      await this.givingUp.giveUp(block.lane, { runId, modelId, numCtx: runner.numCtx }, reason);
    }
  }

  private asFailure(error: unknown): ProviderFailure {
    if (error instanceof ProviderFailure) return error;
    this.logger.error(error);
    return new ProviderFailure('internal', error instanceof Error ? error.message : String(error));
  }

  /** We ended the request ourselves: what was said before stays, and the answer waits. */
  private async brokenOff({ lane }: RunningBlock, answer: JudgeableAnswer, flight: Flight): Promise<void> {
    const reason = flight.signal.reason as AbortReason;
    if (reason !== 'lease_lost') await this.records.release(lane, answer, 0, answer.trouble);
  }

  private async checkHealth({ lane, ground }: RunningBlock, flight: Flight): Promise<void> {
    try {
      await this.provider.version(ground.server, flight.signal);
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error;
      lane.serverFailed(error.message, true);
    }
  }
}

function reasonOf(kind: Kind, message: string, judge: string): string {
  if (kind !== 'prompt_too_long') return `The judge could not be asked: ${message}`;
  return `Task and answer are too long for the judge ${judge}: ${message} Score it again with a judge that has more context.`;
}

/** Earlier failures and the one that just happened, as the retry table wants them. */
function counted(before: JudgeTrouble | null, kind: Kind, now: number): JudgeTrouble {
  const { failed, crashes, outOfMemory, turnedAway, since } = before ?? {
    failed: 0,
    crashes: 0,
    outOfMemory: 0,
    turnedAway: 0,
    since: now,
  };
  return {
    failed: failed + (kind === 'unreachable' || kind === 'server_error' ? 1 : 0),
    crashes: crashes + (kind === 'runner_crash' ? 1 : 0),
    outOfMemory: outOfMemory + (kind === 'out_of_memory' ? 1 : 0),
    turnedAway: turnedAway + (kind === 'queue_full' || kind === 'rate_limited' ? 1 : 0),
    since,
  };
}
