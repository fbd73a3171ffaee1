import type { RunEvent } from '@assay/contracts';
import { LIMITS } from '@assay/contracts';
import { Clock, Failpoints, type Generation, ModelProvider, ProviderFailure } from '@assay/domain/run';
import { adaptiveTimeouts, seeAnswer, type TimeoutBounds } from '@assay/domain/scheduling';
import { TaskCache } from '@assay/server/evaluation';
import { RunEventBus } from '@assay/server/events';
import type { ClaimedTrial, TaskToAsk } from '@assay/server/persistence';
import type { RunningBlock } from '../lane/block';
import type { Flight } from '../lane/in-flight';
import { buildRequest } from './build-request';
import { ProgressTeller } from './progress-teller';
import type { TrialInWork } from './trial';
import { promptKey, TrialAnswer } from './trial-answer';
import { TrialRecords } from './trial-records';
import { TrialFailure } from './trial-failure';

/** The scoring of an answer that is stored. */
export type Scoring = () => Promise<RunEvent | null>;

/** A claimed trial, and the moment of its lane's flights at which it was asked for. */
export type TakenTrial = ClaimedTrial & { readonly asOf: number };

/** What the runner needs to ask a model. */
export interface TrialRunnerParts {
  readonly provider: ModelProvider;
  readonly tasks: TaskCache<TaskToAsk>;
  readonly records: TrialRecords;
  readonly answers: TrialAnswer;
  readonly failures: TrialFailure;
  readonly bus: RunEventBus;
  readonly clock: Clock;
  readonly failpoints: Failpoints;
  readonly timeouts: TimeoutBounds;
}

/** Takes one claimed trial to its generation, or to the reason why there is none. */
export class TrialRunner {
  constructor(private readonly parts: TrialRunnerParts) {}

  /** Gives the scoring that is now to be done; null when there is nothing to score. Throws only what says that our database is away for good. */
  async run(block: RunningBlock, claimed: TakenTrial): Promise<Scoring | null> {
    const { records, failures, tasks, clock, failpoints } = this.parts;
    failpoints.pass('after_claim');
    const flight = block.lane.inFlight.enter(claimed.runId, claimed.asOf);
    let how: 'settled' | 'broken_off' = 'settled';
    try {
      const task = await records.patiently({ block }, () => tasks.get(claimed.taskId));
      const work = block.workOf(claimed.runId);
      const request = buildRequest(task, work, claimed, block.ground.timeLimitMs);
      const trial = { block, claimed, work, task, request, flight, startedAt: clock.now().getTime() };
      const generation = await this.ask(trial).catch((error: unknown) => {
        how = isBrokenOff(error, flight) ? 'broken_off' : 'settled';
        return failures.settle(trial, error).then(() => null);
      });
      if (generation === null) return null;
      if (generation.end === 'too_slow' || generation.end === 'output_limit') how = 'broken_off';
      return await this.answered(trial, generation);
    } finally {
      block.lane.inFlight.leave(flight, how);
    }
  }

  private ask(trial: TrialInWork): Promise<Generation> {
    const { provider, bus, failpoints, timeouts } = this.parts;
    const { block, request, flight, claimed } = trial;
    const { firstTokenMs, idleMs } = adaptiveTimeouts(block.seen, timeouts);
    const teller = new ProgressTeller(bus, claimed, failpoints);
    teller.begin();
    failpoints.pass('before_first_token');
    return provider.chat(block.ground.server, request.chat, {
      signal: flight.signal,
      firstTokenTimeoutMs: firstTokenMs,
      idleTimeoutMs: idleMs,
      timeLimitMs: request.timeLimitMs,
      maxAnswerBytes: LIMITS.answer,
      onProgress: (progress) => teller.tell(progress),
    });
  }

  private async answered(trial: TrialInWork, generation: Generation): Promise<Scoring | null> {
    const { answers, failures } = this.parts;
    const { block, flight } = trial;
    block.lane.serverAnswered();
    block.seen = seeAnswer(block.seen, generation.timings);
    const tooSlow = generation.end === 'too_slow';
    const facts = await block.ground.residency.look(flight.signal, tooSlow ? trial.startedAt : undefined);
    if (tooSlow && (flight.peak > 1 || facts.shared)) {
      const words = `The time limit of ${trial.request.timeLimitMs / 1_000} s was reached while the server had other work, too.`;
      await failures.settle(trial, new ProviderFailure('server_error', words, { partial: generation.content }));
      return null;
    }
    const scoring = await answers.keep(trial, generation);
    block.promptsSeen.add(promptKey(trial));
    return scoring;
  }
}

/** Whether the server may still be busy with a request that gave no answer. */
function isBrokenOff(error: unknown, flight: Flight): boolean {
  if (flight.signal.aborted) return true;
  return error instanceof ProviderFailure && error.kind === 'server_error' && error.facts.status === undefined;
}
