import { LIMITS } from '@assay/contracts';
import {
  isPromptCut,
  judgingState,
  keptText,
  type JudgingItem,
  type NextCall,
  type StoredReply,
} from '@assay/domain/judging';
import { type ChatRequest, Failpoints, type Generation, ModelProvider, ProviderFailure } from '@assay/domain/run';
import { adaptiveTimeouts, seeAnswer, type TimeoutBounds } from '@assay/domain/scheduling';
import { Evaluator, itemsPerCallOf, type JudgingPlan } from '@assay/server/evaluation';
import { STALLS_OF_POISON, type JudgeableAnswer, type NewJudgement } from '@assay/server/persistence';
import type { RunningBlock } from '../lane/block';
import type { Flight } from '../lane/in-flight';
import { JudgeAccounts } from './judge-accounts';
import { JudgeFailure } from './judge-failure';
import { JudgeRecords } from './judge-records';
import { judgeRequest } from './judge-request';
import { readGeneration } from './read-generation';

/** What judging one answer needs. */
export interface JudgeRunnerParts {
  readonly evaluator: Evaluator;
  readonly provider: ModelProvider;
  readonly records: JudgeRecords;
  readonly accounts: JudgeAccounts;
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
    const { records, evaluator, accounts } = this.parts;
    const { lane } = block;
    if (answer.stalls >= STALLS_OF_POISON)
      return () => records.conclude(lane, answer, { kind: 'failed', reason: DIED });
    const reason = await records.patiently(lane, () => accounts.refusal(block, answer.judge));
    if (reason !== null) return () => records.conclude(lane, answer, { kind: 'failed', reason });
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
    const { records, failures, accounts } = this.parts;
    const { block, answer, flight, plan } = work;
    for (;;) {
      const state = judgingState(plan.items, replies, itemsPerCallOf(answer.judge.promptHash));
      if (state.kind !== 'ask') return () => records.conclude(block.lane, answer, state);
      let said: readonly NewJudgement[];
      try {
        said = await this.ask(work, state.items, state.call);
      } catch (error) {
        await failures.settle(block, answer, flight, error);
        return null;
      }
      const desired = await records.keep(block.lane, answer, said);
      if (desired === null) return null;
      await accounts.heard(block, answer.judge, said[0]?.met !== null);
      replies.push(...said);
      if (desired !== 'run' || block.lane.isStopping) {
        await records.release(block.lane, answer, 0, answer.trouble);
        return null;
      }
    }
  }

  private async ask(work: JudgingInWork, items: readonly JudgingItem[], call: NextCall): Promise<NewJudgement[]> {
    const { block, answer, flight, plan } = work;
    const { provider, failures, failpoints, timeouts } = this.parts;
    const { firstTokenMs, idleMs } = adaptiveTimeouts(block.seen, timeouts);
    failpoints.pass('before_first_token');
    const startedAt = performance.now();
    const itemsPerCall = itemsPerCallOf(answer.judge.promptHash);
    const asked = { about: plan.about, items, call, nonce: answer.nonce, itemsPerCall };
    const request = judgeRequest(block.workOf(answer.runId), asked);
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
    refuseCut(request, generation);
    failpoints.pass('after_stream_before_commit');
    return judgementsOf(generation, items, call, work, performance.now() - startedAt);
  }
}

/** A verdict on half of the prompt is none. */
function refuseCut({ messages, runner }: ChatRequest, { timings }: Generation): void {
  const characters = messages.reduce((sum, { content }) => sum + content.length, 0);
  if (!isPromptCut(characters, timings.promptTokens, runner.numCtx)) return;
  const told = `the server read ${timings.promptTokens ?? 0} tokens of it and cut the rest.`;
  throw new ProviderFailure('prompt_too_long', told);
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

/** A row for each item of the call. */
function judgementsOf(
  generation: Generation,
  items: readonly JudgingItem[],
  call: NextCall,
  { plan, answer, last }: JudgingInWork,
  durationMs: number,
): NewJudgement[] {
  const verdicts = readGeneration(generation, items, plan.about.answer);
  return items.flatMap((item, place) => {
    const verdict = verdicts[place];
    if (verdict === undefined) return [];
    const { kind, requirement, points, must } = item;
    return [
      {
        ...{ item: item.item, kind, requirement, points, must, ...verdict },
        callNo: Math.max(call.callNo, (last.get(item.item) ?? 0) + 1),
        itemsInCall: items.length,
        rawReply: keptText(generation.content, KEPT_REPLY),
        promptHash: answer.judge.promptHash,
        durationMs,
      },
    ];
  });
}
