import { createHash, randomBytes } from 'node:crypto';
import { LIMITS, ProblemError, type JudgeExamResult, type ModelRef } from '@assay/contracts';
import {
  examQuestions,
  examResult,
  isSupported,
  judgingState,
  readReply,
  yesProbability,
  type ExamItem,
  type ExamQuestion,
  type ExamReply,
  type JudgingItem,
  type StoredReply,
} from '@assay/domain/judging';
import { runnerOptions } from '@assay/domain/scheduling';
import { JUDGE_PROMPT_HASH, judgeIdentity } from '@assay/server/evaluation';
import { PlanningReads, type JudgeRegistry, type ServedTag } from '@assay/server/persistence';
import { ModelAsker, type SendRequest } from '../ask/model-asker';
import { resolveModel } from '../launch/resolve-models';
import { judgeRequest } from './judge-request';

/** A judge that is to be examined. */
export interface ExaminedJudge {
  readonly name: string;
  readonly modelId: string;
  readonly serverId: string;
}

/** Puts a judge to the exam with the questions, the replay and the way to its server that judging has. */
export class JudgeExaminer {
  constructor(
    private readonly asker: ModelAsker,
    private readonly reads: PlanningReads,
    private readonly judges: JudgeRegistry,
  ) {}

  /** The id of a model as a judge; it is stored when it is new. Throws `ProblemError` `unknown_model`, `ambiguous_model`. */
  async register(ref: ModelRef): Promise<string> {
    const served = resolveModel(ref, await this.reads.servedTags([ref.model]), 'model');
    const { modelId, serverId, tag } = served;
    return this.judges.put({
      ...{ modelId, serverId, tag },
      identity: judgeIdentity(served),
      promptHash: JUDGE_PROMPT_HASH,
    });
  }

  /** How many questions an exam has. */
  questions(items: readonly ExamItem[]): number {
    return examQuestions(items, '', sha256).length;
  }

  /**
   * Asks all questions, one after another; `told` hears of each that is done. Throws `ProblemError`: `conflict` where the tag names another model by
   * now, `in_use` while the server works on a run, and what its server says.
   */
  async examine(
    judge: ExaminedJudge,
    items: readonly ExamItem[],
    signal: AbortSignal,
    told: (done: number) => Promise<void>,
  ): Promise<JudgeExamResult> {
    const served = await this.servedAs(judge);
    const nonce = randomBytes(8).toString('hex');
    return this.asker.talk(served, signal, async (send) => {
      const replies: ExamReply[] = [];
      for (const question of examQuestions(items, nonce, sha256)) {
        await told(replies.length);
        replies.push(await sit(question, { served, nonce, send }));
      }
      return examResult(replies);
    });
  }

  private async servedAs({ name, modelId, serverId }: ExaminedJudge): Promise<ServedTag> {
    const served = resolveModel({ model: name, serverId }, await this.reads.servedTags([name]), 'judge');
    if (served.modelId === modelId) return served;
    throw new ProblemError('conflict', `${name} is another model on ${served.server} by now: that is another judge.`);
  }
}

interface Sitting {
  readonly served: ServedTag;
  readonly nonce: string;
  readonly send: SendRequest;
}

/** The verdicts on the items of one question; null where no reply could be read. */
async function sit(question: ExamQuestion, sitting: Sitting): Promise<ExamReply> {
  const verdicts: (boolean | null)[] = [];
  for (const item of question.items) verdicts.push(await decide(question, item, sitting));
  return { question, verdicts };
}

async function decide(question: ExamQuestion, item: JudgingItem, sitting: Sitting): Promise<boolean | null> {
  const replies: StoredReply[] = [];
  // Of a control every verdict is wanted, the wrong one too.
  const open = { ...item, expected: null };
  for (;;) {
    const state = judgingState([open], replies);
    if (state.kind === 'failed') return null;
    if (state.kind === 'judged') return state.verdicts[0]?.met ?? null;
    const { served, nonce, send } = sitting;
    const { tag, capabilities, contextLength } = served;
    const runner = runnerOptions({ thinking: false, contextLength });
    const request = judgeRequest({ tag, capabilities, runner }, question.about, item, state.call, nonce);
    const { content, end, tokens = [] } = await send(request, LIMITS.timeLimitMs.default);
    const reply = end === 'finished' ? readReply(content) : null;
    replies.push({
      item: item.item,
      callNo: state.call.callNo,
      met: reply?.met ?? null,
      supported: reply === null ? null : isSupported(reply.evidence, question.about.answer),
      pYes: reply === null ? null : yesProbability(tokens),
    });
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
