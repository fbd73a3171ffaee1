import { randomBytes } from 'node:crypto';
import { ProblemError, type ModelRef, type TriedJudge } from '@assay/contracts';
import { CodeSandbox } from '@assay/domain/run';
import { certificateSentence, type JudgingItem } from '@assay/domain/judging';
import type { OutcomeScore } from '@assay/domain/scoring';
import {
  JudgeCertificates,
  judgeIdentity,
  judgingPlan,
  notJudged,
  scoreAnswer,
  scoresOfEnd,
  withJudge,
  type JudgingEnd,
  type ScorableAnswer,
  type ScorableTask,
} from '@assay/server/evaluation';
import { JudgeAsker, type GivenAnswer, type HeardReply } from '@assay/server/execution';
import { JudgeRegistry, type ServedTag } from '@assay/server/persistence';
import { Injectable } from '@nestjs/common';

/** An answer whose programs have scored what they can. */
export interface AnswerForJudge {
  readonly task: ScorableTask;
  readonly answer: ScorableAnswer;
  readonly scored: OutcomeScore;
  /** Who gave it; null = it was pasted. */
  readonly candidate: GivenAnswer['served'] | null;
}

/** What a judge makes of an answer. */
export interface JudgedTry {
  readonly scored: OutcomeScore;
  readonly judge: TriedJudge | null;
}

/** Has an answer that is being tried judged as a run would, and stores nothing. */
@Injectable()
export class TryJudge {
  constructor(
    private readonly judges: JudgeAsker,
    private readonly sandbox: CodeSandbox,
    private readonly registry: JudgeRegistry,
    private readonly certificates: JudgeCertificates,
  ) {}

  /** Without a judge the answer stays as it is; one that cannot be asked now leaves it unscored, with the reason. Throws `unknown_model`, `ambiguous_model`. */
  async judge(tried: AnswerForJudge, ref: ModelRef | null | undefined, signal: AbortSignal): Promise<JudgedTry> {
    const { task, answer, scored, candidate } = tried;
    const served = await this.judges.judgeFor(ref);
    if (served === null) return { scored, judge: null };
    if (served.modelId === candidate?.modelId) return { scored: notJudged(scored), judge: null };
    const nonce = randomBytes(8).toString('hex');
    const plan = judgingPlan(task, answer, nonce);
    const { about, items } = plan;
    const talk = this.judges.judge(served, { about, items, nonce }, signal);
    const { end, replies } = await talk.then(
      ({ state, replies: heard }) => ({ end: state as JudgingEnd, replies: heard }),
      (error: unknown) => ({ end: notAsked(error, signal), replies: [] }),
    );
    const failed = (error: unknown): never => {
      throw error;
    };
    const tools = { sandbox: this.sandbox };
    const again = await scoreAnswer(task, answer, tools, failed, scoresOfEnd(task.criteria, end, { name: served.tag }));
    const named = (tag: { readonly tag: string; readonly family: string | null }) => ({
      name: tag.tag,
      family: tag.family,
    });
    const pair = candidate === null ? null : { judge: named(served), candidate: named(candidate) };
    const judged = withJudge(again, pair, plan, end);
    const { tag: model, server, serverId } = served;
    const { relevance } = judged.evaluation;
    const trust = await this.trust(served);
    return {
      scored: judged,
      judge: { model, server, serverId, relevance, ...trust, judgements: said(replies, items) },
    };
  }

  /** What people found about it; a model that never judged has no certificate. */
  private async trust(served: ServedTag): Promise<Pick<TriedJudge, 'grade' | 'words'>> {
    const id = await this.registry.find(judgeIdentity(served));
    const certificate = (id === null ? null : await this.certificates.valid(id)) ?? NO_CERTIFICATE;
    return { grade: certificate.grade, words: certificateSentence(served.tag, certificate) };
  }
}

const NOT_MEASURED = { value: null, low: null, high: null, n: 0, se: null, bootstrap: null } as const;
const NO_CERTIFICATE = { grade: 'unmeasured', labels: 0, specificity: NOT_MEASURED, kappa: NOT_MEASURED } as const;

/** A judge that is busy or away is no mistake of who tries: the answer stays to be seen. */
function notAsked(error: unknown, signal: AbortSignal): JudgingEnd {
  if (!(error instanceof ProblemError) || signal.aborted) throw error;
  return { kind: 'failed', reason: `The judge could not be asked: ${error.detail}` };
}

function said(replies: readonly HeardReply[], items: readonly JudgingItem[]): TriedJudge['judgements'] {
  return replies.flatMap(({ item, met, evidence, why, supported, pYes }) => {
    const asked = items.find((one) => one.item === item);
    if (asked === undefined) return [];
    const { kind, requirement } = asked;
    return [{ kind, requirement, met, evidence, why, supported, pYes }];
  });
}
