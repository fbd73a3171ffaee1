import { LIMITS } from '@assay/contracts';
import {
  isSupported,
  judgingState,
  readReply,
  yesProbability,
  type JudgingItem,
  type NextCall,
  type StoredReply,
} from '@assay/domain/judging';
import { Failpoints, type Generation, ModelProvider } from '@assay/domain/run';
import { adaptiveTimeouts, seeAnswer, type TimeoutBounds } from '@assay/domain/scheduling';
import { Evaluator, JUDGE_PROMPT_HASH, type JudgingPlan } from '@assay/server/evaluation';
import { STALLS_OF_POISON, type JudgeableAnswer, type NewJudgement } from '@assay/server/persistence';
import type { RunningBlock } from '../lane/block';
import type { Flight } from '../lane/in-flight';
import { JudgeFailure } from './judge-failure';
import { JudgeRecords } from './judge-records';
import { judgeRequest } from './judge-request';

/** What judging one answer needs. */
export interface JudgeRunnerParts {
  readonly evaluator: Evaluator;
  readonly provider: ModelProvider;
  readonly records: JudgeRecords;
  readonly failures: JudgeFailure;
  readonly failpoints: Failpoints;
  readonly timeouts: TimeoutBounds;
}

const DIED = 'Assay died each time it had this answer judged.';
/** Of a reply so much is kept. */
const KEPT_REPLY = 8_000;

/** A claimed answer, and the moment of its lane's flights at which it was asked for. */
export type TakenAnswer = JudgeableAnswer & { readonly asOf: number };

/** Scores an answer whose judging has come to its end. */
export type Concluding = () => Promise<void>;

/** Takes one answer through its questions: each reply is stored before the next question, so that a death repeats only the one under way. */
export class JudgeRunner {
  constructor(private readonly parts: JudgeRunnerParts) {}

  /** Gives what ends the judging, which may go on beside the next answer; null when the answer is back in the queue. */
  async run(block: RunningBlock, answer: TakenAnswer): Promise<Concluding | null> {
    const { records, evaluator } = this.parts;
    const { lane } = block;
    if (answer.stalls >= STALLS_OF_POISON)
      return () => records.conclude(lane, answer, { kind: 'failed', reason: DIED });
    const flight = lane.inFlight.enter(answer.runId, answer.asOf);
    try {
      const plan = await records.patiently(lane, () => evaluator.judging(answer));
      const last = new Map(answer.said.map(({ item, callNo }) => [item, callNo]));
      const replies = answer.said.filter(({ forgiven }) => !forgiven);
      return await this.judge({ block, answer, flight, plan, last }, replies);
    } finally {
      lane.inFlight.leave(flight, flight.signal.aborted ? 'broken_off' : 'settled');
    }
  }

  private async judge(work: JudgingInWork, replies: StoredReply[]): Promise<Concluding | null> {
    const { records, failures } = this.parts;
    const { block, answer, flight, plan } = work;
    for (;;) {
      const state = judgingState(plan.items, replies);
      if (state.kind !== 'ask') return () => records.conclude(block.lane, answer, state);
      const call = { ...state.call, callNo: Math.max(state.call.callNo, (work.last.get(state.item.item) ?? 0) + 1) };
      let reply: NewJudgement;
      try {
        reply = await this.ask(work, state.item, call);
      } catch (error) {
        await failures.settle(block, answer, flight, error);
        return null;
      }
      const desired = await records.keep(block.lane, answer, reply);
      if (desired === null) return null;
      replies.push(reply);
      if (desired !== 'run' || block.lane.isStopping) {
        await records.release(block.lane, answer, 0, answer.trouble);
        return null;
      }
    }
  }

  private async ask(
    { block, answer, flight, plan }: JudgingInWork,
    item: JudgingItem,
    call: NextCall,
  ): Promise<NewJudgement> {
    const { provider, failures, failpoints, timeouts } = this.parts;
    const { firstTokenMs, idleMs } = adaptiveTimeouts(block.seen, timeouts);
    failpoints.pass('before_first_token');
    const startedAt = performance.now();
    const request = judgeRequest(block.workOf(answer.runId), plan.about, item, call, answer.nonce);
    const generation = await provider.chat(block.ground.server, request, {
      signal: flight.signal,
      firstTokenTimeoutMs: firstTokenMs,
      idleTimeoutMs: idleMs,
      timeLimitMs: block.ground.timeLimitMs,
      maxAnswerBytes: LIMITS.answer,
      onProgress: () => failpoints.pass('mid_stream'),
    });
    block.lane.serverAnswered();
    failures.answered(block);
    block.seen = seeAnswer(block.seen, generation.timings);
    failpoints.pass('after_stream_before_commit');
    return judgementOf(generation, item, call, plan, performance.now() - startedAt);
  }
}

/** An answer on its way through its questions. */
interface JudgingInWork {
  readonly block: RunningBlock;
  readonly answer: JudgeableAnswer;
  readonly flight: Flight;
  readonly plan: JudgingPlan;
  /** The highest number of any call by item. */
  readonly last: ReadonlyMap<string, number>;
}

function judgementOf(
  generation: Generation,
  item: JudgingItem,
  call: NextCall,
  plan: JudgingPlan,
  durationMs: number,
): NewJudgement {
  const { content, end, tokens = [] } = generation;
  const reply = end === 'finished' ? readReply(content) : null;
  return {
    item: item.item,
    callNo: call.callNo,
    kind: item.kind,
    requirement: item.requirement,
    points: item.points,
    must: item.must,
    rawReply: content.slice(0, KEPT_REPLY),
    met: reply?.met ?? null,
    evidence: reply?.evidence ?? null,
    why: reply?.why ?? null,
    supported: reply === null ? null : isSupported(reply.evidence, plan.about.answer),
    pYes: reply === null ? null : yesProbability(tokens),
    promptHash: JUDGE_PROMPT_HASH,
    durationMs,
  };
}
